import { call } from '@realmwright/kernel/contract';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { checkAccess } from '@realmwright/services/account/web-session.contract';
import type { Caller } from './api-route.ts';

/**
 * Who sends a request, by its `Authorization` header. Asked anew it answers anew: a session that was ended, and a role that
 * was taken, count from the next question on.
 */
export type Authorise = (
  authorization: string | undefined,
  correlation: string,
) => Promise<Outcome<Caller, (typeof checkAccess.refusals)[number]>>;

/**
 * Has the account service look at the access token of a header. Where operators need an authenticator, one without is a
 * player on the pages until it has one (H-06).
 */
export function authoriseOver(bus: Bus, { operatorsNeedAuthenticator = false } = {}): Authorise {
  return async (authorization, correlation) => {
    const token = /^Bearer ([A-Za-z0-9_.-]{1,1024})$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return refuse('account.no-access');
    const known = await call(bus, checkAccess, { accessToken: token }, { correlation });
    if (isRefused(known) || known.value.hasAuthenticator || !operatorsNeedAuthenticator) return known;
    return accept({ ...known.value, roles: [] });
  };
}
