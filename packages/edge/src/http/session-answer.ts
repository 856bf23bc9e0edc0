import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { grantType } from '@realmwright/services/account/web-session.contract';
import type { Static } from 'typebox';
import type { session } from './api-fields.ts';
import type { RouteContext } from './api-route.ts';

/** Where the refresh token of a device goes. */
export type Keep = 'cookie' | 'body' | undefined;

/** Whether whoever asks may hold its refresh token itself: programs may, pages, whose scripts may be others', may not. */
export function mayHold(keep: Keep, { isPage }: RouteContext): boolean {
  return keep !== 'body' || !isPage;
}

/** Puts what a device was granted into an answer, and the refresh token where it was asked to go. */
export function handOut(
  grant: ValueOf<typeof grantType>,
  keep: Keep,
  { refreshCookie, now }: RouteContext,
): Static<typeof session> {
  const { username, roles, isGuest, webSession, accessToken, warning, refreshToken } = grant;
  if (keep !== 'body') refreshCookie.keep(refreshToken, (grant.endsAt - now) / 1000);
  return {
    username,
    roles: [...roles],
    isGuest,
    device: webSession,
    accessToken,
    accessEndsAt: instant(grant.accessEndsAt),
    accessSeconds: Math.max(0, Math.floor((grant.accessEndsAt - now) / 1000)),
    endsAt: instant(grant.endsAt),
    ...(keep === 'body' && { refreshToken }),
    ...(warning !== undefined && { warning }),
  };
}

/** A moment as JSON has it. */
export function instant(millis: number): string {
  return new Date(millis).toISOString();
}
