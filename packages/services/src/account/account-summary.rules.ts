import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { accountSummaryType } from './account.contract.ts';
import type { AccountRow } from './account.store.ts';

/** One account as operators see it. */
export type AccountSummary = ValueOf<typeof accountSummaryType>;

/** Leaves every secret out. */
export function summaryOf(row: AccountRow, isOnline: boolean): AccountSummary {
  return {
    accountId: row.accountId,
    username: row.username,
    roles: row.roles,
    isLocked: row.isLocked,
    ban: row.ban && { until: row.ban.until?.getTime() ?? 0, reason: row.ban.reason, by: row.ban.by },
    hasAuthenticator: row.authenticator !== undefined,
    hasPin: row.pin !== undefined,
    createdAt: row.createdAt.getTime(),
    lastLoginAt: row.lastLoginAt?.getTime() ?? 0,
    lastAddress: row.lastAddress,
    isOnline,
  };
}
