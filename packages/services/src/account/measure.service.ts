import { announce } from '@realmwright/kernel/contract';
import type { AccountId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { Serving } from '../serving.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import {
  findMutedUntil,
  insertMute,
  liftMute,
  listBannedRows,
  listBans,
  listMutes,
  type MeasureRow,
} from './measure.store.ts';
import {
  findMeasures,
  listBannedAccounts,
  longestMuteSeconds,
  type measureType,
  muteAccount,
  muteChanged,
  unmuteAccount,
} from './moderation.contract.ts';
import { findOpenSession } from './session.store.ts';

/** Answers what concerns mutes, and what was in force against accounts before. */
export function serveMeasures(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;

  serving.answer(muteAccount, async ({ accountId, seconds, reason, by }, { log }) => {
    const since = nowOf(parts);
    const until = new Date(since.getTime() + Math.min(seconds, longestMuteSeconds) * 1000);
    const mute = { since, until, reason, by };
    if (!(await database.transaction((db) => insertMute(db, accountId, mute)))) return refuse('account.not-found');
    await tell(parts, accountId, until.getTime(), reason);
    log.info('account-muted', { accountId, until, reason, by });
    return accept({ until: until.getTime() });
  });

  serving.answer(unmuteAccount, async ({ accountId, by }, { log }) => {
    if (!(await liftMute(database, accountId, nowOf(parts), by))) return refuse('account.not-muted');
    await tell(parts, accountId, 0, '');
    log.info('account-unmuted', { accountId, by });
    return accept();
  });

  serving.answer(findMeasures, async ({ accountId }) => {
    const [mutedUntil, mutes, bans] = await Promise.all([
      findMutedUntil(database, accountId, nowOf(parts)),
      listMutes(database, accountId, shownMeasures),
      listBans(database, accountId, shownMeasures),
    ]);
    return accept({ isMuted: mutedUntil !== undefined, mutes: mutes.map(measureOf), bans: bans.map(measureOf) });
  });

  serving.answer(listBannedAccounts, async ({ contains, limit }) => {
    const found = await listBannedRows(database, contains.toUpperCase(), Math.min(limit, 500), nowOf(parts));
    return accept({
      totalCount: found.totalCount,
      accounts: found.rows.map((row) => ({ ...row, ban: measureOf(row.ban) })),
    });
  });
}

/** Mutes and bans of one account that are shown. */
const shownMeasures = 10;

/** A measure in the words of the contract: instants are numbers, 0 for never. */
export function measureOf(row: MeasureRow): ValueOf<typeof measureType> {
  return {
    since: row.since.getTime(),
    until: row.until?.getTime() ?? 0,
    reason: row.reason,
    by: row.by,
    liftedAt: row.liftedAt?.getTime() ?? 0,
    liftedBy: row.liftedBy,
  };
}

/** The edge of the account's open session lets it speak, or no more. */
async function tell({ ports }: AccountParts, id: AccountId, mutedUntil: number, reason: string): Promise<void> {
  const open = await findOpenSession(ports.database, id);
  if (open === undefined) return;
  announce(ports.bus, muteChanged, { session: open.session, mutedUntil, reason }, { scope: open.edge });
}
