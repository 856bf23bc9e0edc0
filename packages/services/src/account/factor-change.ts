import { announce } from '@realmwright/kernel/contract';
import type { AccountId, WebSessionId } from '@realmwright/kernel/ids';
import { rolesChanged } from './account.contract.ts';
import { type AccountRow, findAccountRowById } from './account.store.ts';
import { type AccountParts, announceRevocation, nowOf } from './account-parts.ts';
import { deleteProofs } from './credentials.store.ts';
import { findOpenSession } from './session.store.ts';
import { rolesInSession } from './session-roles.rules.ts';
import { deleteForeignSessions, revokeOtherWebSessions } from './web-session.store.ts';

/**
 * An account has an authenticator from now on: whatever came in without it is over, but for the device that set it up, if
 * one of the account's own did. Game clients are devices like any other. Gives how many there were.
 */
export async function endUnproven(parts: AccountParts, id: AccountId, keep: WebSessionId | undefined): Promise<number> {
  const { database } = parts.ports;
  const ended = await revokeOtherWebSessions(database, id, keep, nowOf(parts));
  await deleteProofs(database, id, keep);
  const closed = await deleteForeignSessions(database, id, keep);
  for (const open of closed) announceRevocation(parts, open, 'signed-out');
  return ended.length + closed.filter(({ webSession }) => webSession === undefined).length;
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
