import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { type AccountParts, announceRevocation, nowOf } from './account-parts.ts';
import { readNetwork, showNetwork } from './address.rules.ts';
import {
  deleteSessionsOfNetwork,
  insertAddressBan,
  liftAddressBan,
  listAccountsOfNetwork,
  listAddressBanRows,
} from './address-ban.store.ts';
import { measureOf } from './measure.service.ts';
import { banAddress, listAccountsByAddress, listAddressBans, unbanAddress } from './moderation.contract.ts';

/** Answers what concerns addresses from which nobody logs in. */
export function serveAddressBans(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;

  serving.answer(banAddress, async ({ network: typed, seconds, reason, by }, { log }) => {
    const read = readNetwork(typed);
    if (read === undefined) return refuse('account.invalid-network');
    if (read.isTooWide) return refuse('account.network-too-wide');
    const since = nowOf(parts);
    const until = seconds === 0 ? undefined : new Date(since.getTime() + seconds * 1000);
    const ban = { since, until, reason, by };
    const { network, ended } = await database.transaction(async (db) => {
      const kept = await insertAddressBan(db, read.network, ban);
      return { network: kept, ended: await deleteSessionsOfNetwork(db, kept) };
    });
    for (const session of ended) announceRevocation(parts, session, 'banned', reason);
    log.info('address-banned', { network, until, reason, by, endedCount: ended.length });
    return accept({ network: showNetwork(network), endedCount: ended.length });
  });

  serving.answer(unbanAddress, async ({ network: typed, by }, { log }) => {
    const read = readNetwork(typed);
    if (read === undefined) return refuse('account.invalid-network');
    const network = await liftAddressBan(database, read.network, nowOf(parts), by);
    if (network === undefined) return refuse('account.not-banned');
    log.info('address-unbanned', { network, by });
    return accept({ network: showNetwork(network) });
  });

  serving.answer(listAddressBans, async ({ contains, limit }) => {
    const read = readNetwork(contains);
    const wanted = read === undefined ? { part: contains.toLowerCase() } : { network: read.network };
    const { totalCount, rows } = await listAddressBanRows(database, wanted, Math.min(limit, 500), nowOf(parts));
    const bans = rows.map(({ network, ban }) => ({ network: showNetwork(network), ban: measureOf(ban) }));
    return accept({ totalCount, bans });
  });

  serving.answer(listAccountsByAddress, async ({ network: typed, limit }) => {
    const read = readNetwork(typed);
    if (read === undefined) return refuse('account.invalid-network');
    const accounts = await listAccountsOfNetwork(database, read.network, Math.min(limit, 500));
    return accept({ accounts: [...accounts] });
  });
}
