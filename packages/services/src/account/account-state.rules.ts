import type { AccountRow } from './account.store.ts';

/** What keeps an account out: a ban for good, a ban for a time, a lock, or nothing. Told after a valid proof only. */
export function stateRefusal(
  account: Pick<AccountRow, 'ban' | 'isLocked'>,
): 'account.banned' | 'account.suspended' | 'account.locked' | undefined {
  if (account.ban !== undefined) return account.ban.until === undefined ? 'account.banned' : 'account.suspended';
  return account.isLocked ? 'account.locked' : undefined;
}
