import type { AccountRoles } from '@realmwright/kernel/account-role';
import type { AccountId } from '@realmwright/kernel/ids';
import type { Outcome } from '@realmwright/kernel/outcome';

/** Somebody who has signed in, with the roles that the account has at this moment. */
export interface WebCaller {
  readonly accountId: AccountId;
  readonly username: string;
  readonly roles: AccountRoles;
}

/**
 * Who sends a request, by its `Authorization` header. Asked anew it answers anew: a session that was ended, and a role that
 * was taken, count from the next question on.
 */
export type Authorise = (authorization: string | undefined) => Promise<Outcome<WebCaller, string>>;
