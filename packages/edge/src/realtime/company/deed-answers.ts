import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { safeChatText } from '@realmwright/services/social/chat-text.wire';
import type { RealtimeCore } from '../realtime-core.ts';
import type { RealtimeSession } from '../realtime-session.ts';

export const done: DeedOutcome = { kind: 'done' };

export function refused(code: string): DeedOutcome {
  return { kind: 'refused', code };
}

/** What a service said, as the outcome of a deed: nothing but whether it was done. */
export function answered(outcome: Outcome<unknown, string>): DeedOutcome {
  return isRefused(outcome) ? refused(outcome.refused) : done;
}

/** What somebody wants to say, fit for everybody's client; or why it is not said. */
export function sayable(
  core: RealtimeCore,
  { account }: RealtimeSession,
  typed: string,
): { readonly text: string } | { readonly refusal: DeedOutcome } {
  const text = safeChatText(typed);
  if (text === undefined || text.trim() === '') return { refusal: refused('realtime.not-sayable') };
  if (account.mutedUntil > core.clock.now()) return { refusal: refused('realtime.muted') };
  return { text };
}
