import { announce } from '@realmwright/kernel/contract';
import type { AccountId, WebSessionId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { rolesChanged } from './account.contract.ts';
import { type AccountRow, findAccountRowById } from './account.store.ts';
import { type AccountParts, announceRevocation, nowOf } from './account-parts.ts';
import { deleteProofs } from './credentials.store.ts';
import { findOpenSession } from './session.store.ts';
import { rolesInSession } from './session-roles.rules.ts';
import { deleteForeignSessions, revokeOtherWebSessions } from './web-session.store.ts';

/** An authenticator that counts from now on, and how much was ended by that. */
export interface FactorSetUp {
  readonly accountId: AccountId;
  readonly endedCount: number;
}

/**
 * Has an authenticator count by what `set` writes, and ends in the same step whatever came in without it, but for the
 * device that set it up, if one of the account's own did. Game clients are devices like any other. Undefined when `set`
 * gives no account: then nothing has changed.
 */
export async function setUpFactor(
  parts: AccountParts,
  set: (db: Queries) => Promise<AccountId | undefined>,
  keep: WebSessionId | undefined,
): Promise<FactorSetUp | undefined> {
  const now = nowOf(parts);
  const done = await parts.ports.database.transaction(async (db) => {
    // Locks the account: a sign-in that is under way has begun its session before, so that it ends here, or begins it
    // after the commit and is asked for a code.
    const accountId = await set(db);
    if (accountId === undefined) return undefined;
    const ended = await revokeOtherWebSessions(db, accountId, keep, now);
    await deleteProofs(db, accountId, keep);
    return { accountId, ended, closed: await deleteForeignSessions(db, accountId, keep) };
  });
  if (done === undefined) return undefined;
  const { accountId, ended, closed } = done;
  for (const open of closed) announceRevocation(parts, open, 'signed-out');
  await tellRoles(parts, accountId);
  return { accountId, endedCount: ended.length + closed.filter(({ webSession }) => webSession === undefined).length };
}

/** Whether an account has an authenticator now that it did not have, or had another one, when it was `proven`. */
export function isFactorUnproven(
  proven: Pick<AccountRow, 'authenticator'>,
  now: Pick<AccountRow, 'authenticator'> | undefined,
): boolean {
  if (now?.authenticator === undefined) return false;
  return proven.authenticator === undefined || Buffer.compare(proven.authenticator, now.authenticator) !== 0;
}

/** What an account may do in the session that it has open follows its authenticator at once. */
export async function tellRoles(parts: AccountParts, id: AccountId): Promise<void> {
  const { database } = parts.ports;
  const row = await findAccountRowById(database, id, nowOf(parts));
  if (row !== undefined) await tellRolesOf(parts, row);
}

/** The edge of the session that an account has open learns what it may do there. */
export async function tellRolesOf(
  parts: AccountParts,
  row: Pick<AccountRow, 'accountId' | 'roles' | 'authenticator'>,
): Promise<void> {
  const open = await findOpenSession(parts.ports.database, row.accountId);
  if (open === undefined) return;
  const roles = rolesInSession(row, open.build, parts.operatorsNeedAuthenticator);
  announce(parts.ports.bus, rolesChanged, { session: open.session, roles }, { scope: open.edge });
}
