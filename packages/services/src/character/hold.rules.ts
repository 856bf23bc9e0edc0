import type { Millis } from '@realmwright/kernel/units';
import { holdMillis } from './character.contract.ts';

/** The session that has a character in the world, and when it last gave a sign. */
export interface Holder {
  readonly edge: string;
  readonly session: number;
  readonly at: Date;
}

/** Whether somebody has the character in the world right now. A holder that was silent too long does not count. */
export function isHeld(holder: Holder | undefined, now: Millis): holder is Holder {
  return holder !== undefined && now - holder.at.getTime() < holdMillis;
}

/** Whether the character is held by another session than this one. */
export function isHeldByAnother(
  holder: Holder | undefined,
  session: { readonly edge: string; readonly session: number },
  now: Millis,
): boolean {
  return isHeld(holder, now) && (holder.edge !== session.edge || holder.session !== session.session);
}
