import { request } from '@realmwright/kernel/contract';
import { accountIdType, webSessionIdType } from '@realmwright/kernel/schema/domain';
import { f64, nothing, optional, struct, u16, utf8 } from '@realmwright/kernel/schema/types';
import { addressType, passwordType, usernameType } from './account.contract.ts';

/** How people change what they sign in with. */

/** Milliseconds since the Unix epoch. */
const instant = f64;
const codeType = utf8({ maxBytes: 16 });
export const resetTokenType = utf8({ maxBytes: 64 });

/** Changes the password of somebody who knows the old one; every session ends, this one too. */
export const changePassword = request('account.change-password', {
  input: struct({ accountId: accountIdType, password: passwordType, newPassword: passwordType, address: addressType }),
  output: nothing,
  refusals: [
    'account.not-found',
    'account.wrong-password',
    'account.invalid-password',
    'account.is-guest',
    'account.throttled',
  ],
  timeout: 5_000,
});

/** Makes the token with which somebody who has lost the password sets a new one. It takes the place of an older one. */
export const issueResetToken = request('account.issue-reset-token', {
  input: struct({ username: usernameType, by: usernameType }),
  output: struct({ token: resetTokenType, endsAt: instant }),
  refusals: ['account.not-found', 'account.is-guest'],
  timeout: 2_000,
});

/** Sets a new password by such a token, which is good once; every session of the account ends. */
export const resetPassword = request('account.reset-password', {
  input: struct({ token: resetTokenType, newPassword: passwordType, address: addressType }),
  output: struct({ username: usernameType }),
  refusals: ['account.no-reset-token', 'account.invalid-password', 'account.address-banned'],
  timeout: 5_000,
});

/** Offers a secret for an authenticator to somebody who knows the password. It counts when a code of it was entered. */
export const offerAuthenticator = request('account.offer-authenticator', {
  input: struct({ accountId: accountIdType, password: passwordType, address: addressType }),
  output: struct({ secret: utf8({ maxBytes: 64 }), uri: utf8({ maxBytes: 512 }), endsAt: instant }),
  refusals: [
    'account.not-found',
    'account.wrong-password',
    'account.throttled',
    'account.has-authenticator',
    'account.is-guest',
  ],
  timeout: 5_000,
});

/**
 * Sets the authenticator that was offered up, by one of its codes. Whatever came in without it is signed out, but for the
 * web session that sets it up; what that one has open goes on, with the roles that it has now.
 */
export const confirmAuthenticator = request('account.confirm-authenticator', {
  input: struct({
    accountId: accountIdType,
    code: codeType,
    address: addressType,
    keep: optional(webSessionIdType),
  }),
  output: struct({ endedCount: u16 }),
  refusals: ['account.no-offer', 'account.wrong-code', 'account.throttled'],
  timeout: 2_000,
});

/**
 * Takes the authenticator away from somebody who knows the password and has a code of it. Whoever is signed in has proven more
 * than is asked for now, and stays; roles that need an authenticator are gone at once.
 */
export const removeAuthenticator = request('account.remove-authenticator', {
  input: struct({ accountId: accountIdType, password: passwordType, code: codeType, address: addressType }),
  output: nothing,
  refusals: [
    'account.not-found',
    'account.wrong-password',
    'account.wrong-code',
    'account.throttled',
    'account.no-authenticator',
  ],
  timeout: 5_000,
});
