import type { AccountRoles } from '@realmwright/kernel/account-role';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { AccountRow } from './account.store.ts';

/**
 * The roles of an account in a session of that program. Where operators need an authenticator for the pages, whoever plays
 * in a page without one is a player there, as on all other pages (H-06); game clients ask for it at their login.
 */
export function rolesInSession(
  account: Pick<AccountRow, 'roles' | 'authenticator'>,
  build: number,
  operatorsNeedAuthenticator: boolean,
): AccountRoles {
  const isBare = build === REALTIME_BUILD && operatorsNeedAuthenticator && account.authenticator === undefined;
  return isBare ? [] : account.roles;
}
