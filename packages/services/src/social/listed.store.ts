import type { PresenceRow } from './presence.store.ts';

/** Whether lists and news show somebody: operators hide in the world too, and players may be invisible in lists alone. */
export function isListed({ isHidden, isInvisible }: Pick<PresenceRow, 'isHidden' | 'isInvisible'>): boolean {
  return !isHidden && !isInvisible;
}

/** The same for a row of presences `p`. */
export const isListedSql = 'not (p.is_hidden or p.is_invisible)';
