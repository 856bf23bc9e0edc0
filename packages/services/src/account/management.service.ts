import type { AccountRole } from '@realmwright/kernel/account-role';
import { accept, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import {
  banAccount,
  createAccount,
  createAccounts,
  findAccount,
  findAccountById,
  grantRole,
  listAccounts,
  lockAccount,
  mostAccountsAtOnce,
  setAuthenticator,
  setPassword,
  setPin,
  unbanAccount,
  unlockAccount,
} from './account.contract.ts';
import {
  countAccountRows,
  findAccountRow,
  findAccountRowById,
  insertAccount,
  insertAccounts,
  insertBan,
  liftBan,
  listAccountRows,
  updateLock,
  updatePin,
  updateRoles,
} from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { summaryOf } from './account-summary.rules.ts';
import { authenticatorUri, decodeSecret } from './authenticator.rules.ts';
import { secretText } from './authenticator.wire.ts';
import { updateAuthenticator } from './credentials.store.ts';
import { setUpFactor, tellRoles, tellRolesOf } from './factor-change.ts';
import { newAccount } from './new-account.ts';
import { replacePassword, revokeSession } from './password-change.ts';
import { findOnlineAccounts, findOpenSession } from './session.store.ts';
import { isUsablePassword, isUsablePin, normalizeUsername, usernamesOfPattern } from './username.rules.ts';

/** Answers what operators ask: accounts made, changed, barred and listed. */
export function serveManagement(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;

  serving.answer(createAccount, async ({ username: typed, password, roles }, { log }) => {
    const username = normalizeUsername(typed);
    if (username === undefined) return refuse('account.invalid-name');
    if (!isUsablePassword(password)) return refuse('account.invalid-password');
    const webHash = await parts.webPasswords.hash(password);
    const accountId = await insertAccount(database, { ...newAccount(parts, username, password, roles), webHash });
    if (accountId === undefined) return refuse('account.name-taken');
    log.info('account-created', { username, roles });
    return accept({ accountId, username });
  });

  serving.answer(createAccounts, async ({ pattern, first, count, password, roles }, { log }) => {
    if (count > mostAccountsAtOnce) return refuse('account.too-many');
    if (!isUsablePassword(password)) return refuse('account.invalid-password');
    const usernames = usernamesOfPattern(pattern, first, count);
    if (usernames === undefined) return refuse('account.invalid-name');
    let createdCount = 0;
    for (let i = 0; i < usernames.length; i += batchSize) {
      const batch = usernames.slice(i, i + batchSize).map((name) => newAccount(parts, name, password, roles));
      createdCount += await insertAccounts(database, batch);
    }
    log.info('accounts-created', { pattern, first, count, createdCount });
    return accept({ createdCount, existingCount: count - createdCount });
  });

  serving.answer(setPassword, async ({ username: typed, password }, { log }) => {
    if (!isUsablePassword(password)) return refuse('account.invalid-password');
    const username = normalizeUsername(typed) ?? '';
    if ((await replacePassword(parts, username, password)) === undefined) return refuse('account.not-found');
    log.info('password-changed', { username });
    return accept();
  });

  const setLock = async (typed: string, isLocked: boolean): Promise<Outcome<undefined, 'account.not-found'>> => {
    const id = await updateLock(database, normalizeUsername(typed) ?? '', isLocked);
    if (id === undefined) return refuse('account.not-found');
    if (isLocked) await revokeSession(parts, id, 'locked');
    return accept();
  };
  serving.answer(lockAccount, ({ username }) => setLock(username, true));
  serving.answer(unlockAccount, ({ username }) => setLock(username, false));

  serving.answer(banAccount, async ({ username: typed, seconds, reason, by }, { log }) => {
    const since = nowOf(parts);
    const until = seconds === 0 ? undefined : new Date(since.getTime() + seconds * 1000);
    const username = normalizeUsername(typed) ?? '';
    const id = await database.transaction((db) => insertBan(db, username, { since, until, reason, by }));
    if (id === undefined) return refuse('account.not-found');
    await revokeSession(parts, id, 'banned', reason);
    log.info('account-banned', { username, until, reason, by });
    return accept();
  });

  serving.answer(unbanAccount, async ({ username: typed, by }) => {
    const now = nowOf(parts);
    const row = await findAccountRow(database, normalizeUsername(typed) ?? '', now);
    if (row === undefined) return refuse('account.not-found');
    return (await liftBan(database, row.accountId, now, by)) ? accept() : refuse('account.not-banned');
  });

  serving.answer(grantRole, async ({ username: typed, role }, { log }) => {
    const row = await findAccountRow(database, normalizeUsername(typed) ?? '', nowOf(parts));
    if (row === undefined) return refuse('account.not-found');
    const roles: readonly AccountRole[] = role === 'player' ? [] : [...new Set([...row.roles, role])];
    await updateRoles(database, row.username, roles);
    await tellRolesOf(parts, { ...row, roles });
    log.info('role-granted', { username: row.username, role });
    return accept({ roles });
  });

  serving.answer(setAuthenticator, async ({ username: typed, remove, secret: given }) => {
    const username = normalizeUsername(typed) ?? '';
    const secret = given === undefined ? parts.ports.random.bytes(20) : decodeSecret(given);
    if (secret === undefined) return refuse('account.invalid-secret');
    if (remove) {
      const id = await updateAuthenticator(database, username, undefined);
      if (id === undefined) return refuse('account.not-found');
      await tellRoles(parts, id);
      return accept({ secret: '', uri: '' });
    }
    const sealed = parts.authenticators.seal(secret, username);
    const done = await setUpFactor(parts, (db) => updateAuthenticator(db, username, sealed), undefined);
    if (done === undefined) return refuse('account.not-found');
    const text = secretText(secret);
    return accept({ secret: text, uri: authenticatorUri(username, text) });
  });

  serving.answer(setPin, async ({ username: typed, pin }) => {
    if (pin !== undefined && !isUsablePin(pin)) return refuse('account.invalid-pin');
    const username = normalizeUsername(typed) ?? '';
    const sealed = pin === undefined ? undefined : parts.pins.seal(Buffer.from(pin, 'ascii'), username);
    const id = await updatePin(database, username, sealed);
    return id === undefined ? refuse('account.not-found') : accept();
  });

  serving.answer(findAccount, async ({ username }) => {
    const row = await findAccountRow(database, normalizeUsername(username) ?? '', nowOf(parts));
    if (row === undefined) return refuse('account.not-found');
    return accept(summaryOf(row, (await findOpenSession(database, row.accountId)) !== undefined));
  });

  serving.answer(findAccountById, async ({ accountId }) => {
    const row = await findAccountRowById(database, accountId, nowOf(parts));
    if (row === undefined) return refuse('account.not-found');
    return accept(summaryOf(row, (await findOpenSession(database, row.accountId)) !== undefined));
  });

  serving.answer(listAccounts, async ({ contains: typed, after, limit, onlineOnly }) => {
    const contains = typed.toUpperCase();
    const page = { contains, after: after.toUpperCase(), limit: Math.min(limit, 500), onlineOnly };
    const rows = await listAccountRows(database, page, nowOf(parts));
    const online = await findOnlineAccounts(
      database,
      rows.map(({ accountId }) => accountId),
    );
    return accept({
      accounts: rows.map((row) => summaryOf(row, online.has(row.accountId))),
      totalCount: await countAccountRows(database, contains, onlineOnly),
    });
  });
}

/** Accounts inserted by one statement: about 150 ms of verifiers, between which others get their turn. */
const batchSize = 100;
