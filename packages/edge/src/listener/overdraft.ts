import type { Millis } from '@realmwright/kernel/units';

/**
 * Since when a client has been sending more than it may, as plain data, so that it travels with its session. Both are 0
 * for a client that never did.
 */
export interface Overdraft {
  overdrawnSince: Millis;
  /** When something of it was dropped last. */
  overdrawnAt: Millis;
}

/** It could pay. A flood still gets its rate through, so an overdraft ends only when nothing was dropped for a while. */
export function hasPaid(overdraft: Overdraft, now: Millis): void {
  if (overdraft.overdrawnSince > 0 && now - overdraft.overdrawnAt > calmMillis) overdraft.overdrawnSince = 0;
}

/** It could not pay. `overdrawn`: drop what came. `over`: that has gone on for longer than `patience`, close the session. */
export function hasOverdrawn(overdraft: Overdraft, now: Millis, patience: Millis): 'overdrawn' | 'over' {
  overdraft.overdrawnAt = now;
  if (overdraft.overdrawnSince === 0) overdraft.overdrawnSince = now;
  return now - overdraft.overdrawnSince > patience ? 'over' : 'overdrawn';
}

/** Without anything dropped for this long, an overdraft is over. */
const calmMillis: Millis = 1_000;
