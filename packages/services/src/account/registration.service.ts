import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { insertAccount } from './account.store.ts';
import { type AccountParts, nowOf } from './account-parts.ts';
import { readAddress } from './address.rules.ts';
import { findLoginRow } from './login.store.ts';
import { newAccount } from './new-account.ts';
import { registerAccount } from './sign-in.contract.ts';
import { isUsablePassword, normalizeUsername } from './username.rules.ts';

/** Lets people make accounts of their own. */
export function serveRegistration(serving: Serving, parts: AccountParts): void {
  const { database } = parts.ports;

  serving.answer(registerAccount, async ({ username: typed, password, address }, { log }) => {
    const username = normalizeUsername(typed);
    if (username === undefined) return refuse('account.invalid-name');
    if (!isUsablePassword(password)) return refuse('account.invalid-password');
    const { isBarred, account } = await findLoginRow(database.reads, {
      username,
      address: readAddress(address),
      now: nowOf(parts),
    });
    if (isBarred) return refuse('account.address-banned');
    // Before the hash, which is the expensive part.
    if (account !== undefined) return refuse('account.name-taken');
    const webHash = await parts.webPasswords.hash(password);
    const accountId = await insertAccount(database, { ...newAccount(parts, username, password, []), webHash });
    if (accountId === undefined) return refuse('account.name-taken');
    log.info('account-registered', { username, address });
    return accept({ accountId, username });
  });
}
