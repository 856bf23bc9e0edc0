import { call } from '@realmwright/kernel/contract';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { checkAccess } from '@realmwright/services/account/web-session.contract';

/**
 * Whose access token stands in an `Authorization` header. The account service looks at the token and at its session, so
 * what ends a session or changes a role counts with the next question.
 */
export async function bearerOf(bus: Bus, authorization: string | undefined, correlation?: string) {
  const token = /^Bearer ([A-Za-z0-9_.-]{1,1024})$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return { refused: 'account.no-access' } as const;
  return await call(bus, checkAccess, { accessToken: token }, correlation === undefined ? {} : { correlation });
}
