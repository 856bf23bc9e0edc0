import { accountRolesType } from '@realmwright/kernel/account-role';
import { event, request } from '@realmwright/kernel/contract';
import { accountIdType, webSessionIdType } from '@realmwright/kernel/schema/domain';
import { bool, f64, list, literals, nothing, optional, struct, u16, u32, utf8 } from '@realmwright/kernel/schema/types';
import { addressType, passwordType, usernameType } from './account.contract.ts';
import { signIn } from './sign-in.contract.ts';

/**
 * Web sessions: a device that is signed in to the pages of the realm. It lasts as long as its refresh token is used, and
 * ends with everything that ends an account's sessions. An access token names it for some minutes.
 */

/** Milliseconds since the Unix epoch. */
const instant = f64;
/** What somebody calls its device, or what its program calls itself. */
export const deviceType = utf8({ maxBytes: 120 });
export const accessTokenType = utf8({ maxBytes: 1_024 });
export const refreshTokenType = utf8({ maxBytes: 128 });

/** Why somebody should look at a sign-in: another device in use at the same time, or lately, from another region. */
export const warningKindType = literals('at-once', 'too-soon');

/** What a device is given. Both tokens are shown this once. */
export const grantType = struct({
  accountId: accountIdType,
  username: usernameType,
  roles: accountRolesType,
  isGuest: bool,
  webSession: webSessionIdType,
  accessToken: accessTokenType,
  accessEndsAt: instant,
  refreshToken: refreshTokenType,
  /** When the session ends unless the refresh token is used before. */
  endsAt: instant,
  warning: optional(warningKindType),
});

/** Signs a device in: checks what `account.sign-in` checks and begins a web session. */
export const openWebSession = request('account.open-web-session', {
  input: struct({
    username: usernameType,
    password: passwordType,
    code: optional(utf8({ maxBytes: 16 })),
    address: addressType,
    device: deviceType,
  }),
  output: grantType,
  refusals: signIn.refusals,
  timeout: 5_000,
});

/**
 * Takes a refresh token for a new one. The newest alone is good; an older one says that somebody else has a copy, and
 * ends the session. The one before the newest gives the newest again for ten seconds, for clients that lost the answer.
 */
export const refreshWebSession = request('account.refresh-web-session', {
  input: struct({ refreshToken: refreshTokenType, address: addressType }),
  output: grantType,
  refusals: [
    'account.no-web-session',
    'account.token-reused',
    'account.banned',
    'account.suspended',
    'account.locked',
    'account.address-banned',
  ],
  timeout: 3_000,
});

/** Signs out whoever holds this refresh token, old or new. Unknown ones are ignored, so it may be repeated. */
export const closeWebSession = request('account.close-web-session', {
  input: struct({ refreshToken: refreshTokenType }),
  output: nothing,
  timeout: 2_000,
});

/** Whose access token this is. Roles, bans and the end of the session are looked up, so they count at once. */
export const checkAccess = request('account.check-access', {
  input: struct({ accessToken: accessTokenType }),
  output: struct({
    accountId: accountIdType,
    username: usernameType,
    generation: u32,
    roles: accountRolesType,
    webSession: webSessionIdType,
    isGuest: bool,
    hasAuthenticator: bool,
  }),
  refusals: ['account.no-access', 'account.banned', 'account.suspended', 'account.locked'],
  timeout: 2_000,
});

/** Most devices in one answer. */
export const mostDevicesListed = 50;

export const listDevices = request('account.list-devices', {
  input: struct({ accountId: accountIdType, after: optional(webSessionIdType), limit: u16 }),
  /** The newest first, those after `after`; `hasMore` when there are others behind them. */
  output: struct({
    devices: list(
      struct({
        webSession: webSessionIdType,
        device: deviceType,
        address: addressType,
        createdAt: instant,
        lastUsedAt: instant,
        endsAt: instant,
        isPlaying: bool,
        warning: optional(struct({ kind: warningKindType, otherAddress: addressType })),
      }),
      { max: mostDevicesListed },
    ),
    hasMore: bool,
  }),
  timeout: 2_000,
});

/** Signs one device of the account out, and closes the socket that it has open. */
export const endDevice = request('account.end-device', {
  input: struct({ accountId: accountIdType, webSession: webSessionIdType }),
  output: nothing,
  refusals: ['account.no-web-session'],
  timeout: 2_000,
});

/** Signs out every device of the account except `keep`. */
export const endDevices = request('account.end-devices', {
  input: struct({ accountId: accountIdType, keep: optional(webSessionIdType) }),
  output: struct({ endedCount: u16 }),
  timeout: 2_000,
});

/** Begins to try the realm: an account that nobody has a password of, and a web session for it. */
export const openGuestSession = request('account.open-guest-session', {
  input: struct({ address: addressType, device: deviceType }),
  output: grantType,
  refusals: ['account.too-many-guests', 'account.address-banned', 'account.code-needed'],
  timeout: 3_000,
});

/** Makes the account of a guest one of its own, with everything that the guest has done. */
export const linkGuest = request('account.link-guest', {
  input: struct({ accountId: accountIdType, username: usernameType, password: passwordType }),
  output: struct({ username: usernameType }),
  refusals: ['account.not-guest', 'account.invalid-name', 'account.invalid-password', 'account.name-taken'],
  timeout: 5_000,
});

/** A sign-in looks as if two people used the account: it is kept, and operators are told. Unscoped; at most once. */
export const signInFlagged = event(
  'account.sign-in-flagged',
  struct({
    accountId: accountIdType,
    username: usernameType,
    kind: warningKindType,
    address: addressType,
    otherAddress: addressType,
  }),
);

/** Sign-ins of the last three months that somebody should look at, the newest first; of one account or of all. */
export const listSignInWarnings = request('account.list-sign-in-warnings', {
  input: struct({ accountId: optional(accountIdType), limit: u16 }),
  output: struct({
    warnings: list(
      struct({
        at: instant,
        username: usernameType,
        kind: warningKindType,
        address: addressType,
        otherAddress: addressType,
      }),
      { max: 100 },
    ),
  }),
  timeout: 2_000,
});
