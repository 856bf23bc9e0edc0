import { isRefused } from '@realmwright/kernel/outcome';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import { keepOutcome, recallOutcome } from '@realmwright/services/social/deed-outcomes.contract';
import { isCommand } from '@realmwright/world/chat/chat.wire';
import { operationOf } from './deed-operation.ts';
import type { Performed } from './deeds.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { RealtimeSession } from './realtime-session.ts';

/**
 * Has services decide a deed once. A session that came from another edge may ask for what was decided there, whose answer
 * was lost: then it is told how it came out. Deeds of the world are the world's to remember.
 */
export async function decideOnce(
  core: RealtimeCore,
  session: RealtimeSession,
  deed: Deed,
  action: number,
  decide: () => Promise<Performed>,
): Promise<Performed> {
  if (!isOfServices(deed)) return decide();
  const operation = operationOf(session, action);
  if (session.moved !== undefined) {
    const recalled = await core.call(session, recallOutcome, { operation });
    if (!isRefused(recalled) && recalled.value.outcome !== undefined) {
      const { refusal: code } = recalled.value.outcome;
      return code === undefined ? { kind: 'done' } : { kind: 'refused', code };
    }
  }
  const outcome = await decide();
  if (outcome === 'asked-of-world') return outcome;
  const kept = { operation, outcome: { refusal: outcome.kind === 'refused' ? outcome.code : undefined } };
  // Without this memory it is decided anew, which is how it came out as well.
  await core.call(session, keepOutcome, kept).catch((error: unknown) => core.log.warn('outcome-not-kept', { error }));
  return outcome;
}

/**
 * Commands in talk are carried out by services, or passed on to the world, which remembers them itself. Questions may be asked
 * as often as one likes.
 */
function isOfServices(deed: Deed): boolean {
  return deed.kind === 'speak' ? deed.how === 'say' && isCommand(deed.text) : ofServices.has(deed.kind);
}

const ofServices: ReadonlySet<Deed['kind']> = new Set([
  'create',
  'delete',
  'invite',
  'answerInvitation',
  'leaveParty',
  'putOut',
  'handOver',
  'makeRaid',
  'speakToParty',
  'joinChannel',
  'leaveChannel',
  'speakInChannel',
  'addContact',
  'removeContact',
  'tellRoom',
]);
