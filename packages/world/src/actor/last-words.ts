import type { EdgeId, SessionId } from '@realmwright/kernel/ids';
import type { AddressedBatch } from '../perception/outbox.ts';
import type { PersonalFact } from '../perception/perceived.ts';
import type { SessionPerception } from '../perception/perception-batch.ts';
import { lastWords } from '../quarantine.ts';
import type { TickFrame, WorldInput } from '../tick-frame.ts';
import type { World } from '../world.ts';

/** A session that was about to join when its instance ended, or came too late. */
type Joining = Pick<Extract<WorldInput, { kind: 'intent' }>, 'edge' | 'session'>;

/** The sessions that inputs ask to let in. */
export function joiningOf(inputs: readonly WorldInput[]): readonly Joining[] {
  return inputs.flatMap((input) => (input.kind === 'intent' && input.intent.kind === 'join' ? [input] : []));
}

/**
 * What an instance that failed says at last, one batch for each edge: clients in the world go back to their character
 * screen, those that were still loading it are let go. Reads of the world nothing but who is connected.
 */
export function lastBatches(
  world: World,
  { tick, time }: Pick<TickFrame, 'tick' | 'time'>,
  joining: readonly Joining[],
): readonly AddressedBatch[] {
  const sessionsByEdge = new Map<EdgeId, Map<SessionId, readonly PersonalFact[]>>();
  const tell = (edge: EdgeId, session: SessionId, facts: readonly PersonalFact[]): void => {
    const sessions = sessionsByEdge.get(edge) ?? new Map<SessionId, readonly PersonalFact[]>();
    sessionsByEdge.set(edge, sessions.set(session, facts));
  };
  for (const { connection } of world.players) {
    if (connection !== undefined) tell(connection.edge, connection.session, lastWords);
  }
  for (const { edge, session } of joining) tell(edge, session, [{ kind: 'left', reason: 'failed' }]);
  const { instance, epoch } = world.setup;
  const nothing = { keys: [], entities: [], changes: [], facts: [] };
  return [...sessionsByEdge].map(([edge, facts]) => {
    const sessions = [...facts].map(([session, personal]) => perceives(session, personal));
    return { edge, batch: { instance, epoch, tick, time: time % 0x1_0000_0000, ...nothing, sessions } };
  });
}

function perceives(session: SessionId, personal: readonly PersonalFact[]): SessionPerception {
  return { session, personal, leaves: [], enters: [], changes: [], facts: [] };
}
