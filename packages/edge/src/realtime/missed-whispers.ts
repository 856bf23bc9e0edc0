import { isRefused } from '@realmwright/kernel/outcome';
import { recallWhispers } from '@realmwright/services/social/social.contract';
import type { RealtimeCore } from './realtime-core.ts';
import type { RealtimeSession, Whispered } from './realtime-session.ts';

/** Most whispers that wait while those before them are asked for. */
const mostWaitingWhispers = 64;

/** Whispers that went to the former edge since its client heard the last one; then those that have come here meanwhile. */
export async function recallMissed(core: RealtimeCore, session: RealtimeSession): Promise<void> {
  const { character, presenceTold } = session;
  // From here on whispers come to this edge; what came before is kept.
  await presenceTold;
  if (character !== undefined) {
    const asked = { characterId: character.id, after: session.whispered };
    const recalled = await core.call(session, recallWhispers, asked);
    if (!isRefused(recalled)) {
      for (const { fromName, fromStatus, text, number } of recalled.value.whispers) {
        tellWhisper(session, { speaker: fromName, status: fromStatus, text, number });
      }
    }
  }
  const waiting = session.waitingWhispers ?? [];
  session.waitingWhispers = undefined;
  for (const whispered of waiting) tellWhisper(session, whispered);
}

/** Tells a whisper that the client has not been told. */
export function tellWhisper(session: RealtimeSession, whispered: Whispered): void {
  if (session.waitingWhispers !== undefined) {
    if (session.waitingWhispers.length < mostWaitingWhispers) session.waitingWhispers.push(whispered);
    return;
  }
  if (whispered.number > 0 && whispered.number <= session.whispered) return;
  session.whispered = Math.max(session.whispered, whispered.number);
  session.line.tell({ kind: 'said', how: 'whisper', thing: undefined, where: '', ...whispered });
}
