import { accountRolesType } from '@realmwright/kernel/account-role';
import { request } from '@realmwright/kernel/contract';
import { accountIdType, webSessionIdType } from '@realmwright/kernel/schema/domain';
import { bytes, optional, struct, u32, utf8 } from '@realmwright/kernel/schema/types';
import { addressType, passwordType, usernameType } from './account.contract.ts';

/** How long a ticket is good, milliseconds: from the answer of a page to the opening of its socket. */
export const ticketMillis = 30_000;

/** 32 random bytes. Who holds them may open one socket in the name of the account. */
export const ticketType = bytes({ maxBytes: 32 });

/** Makes an account for whoever asks, without any role. Whether anybody may ask is the web plane's to know. */
export const registerAccount = request('account.register', {
  input: struct({ username: usernameType, password: passwordType, address: addressType }),
  output: struct({ accountId: accountIdType, username: usernameType }),
  refusals: ['account.invalid-name', 'account.invalid-password', 'account.name-taken', 'account.address-banned'],
  timeout: 5_000,
});

/**
 * Checks name, password and, where the account has an authenticator, its code, for the web plane; it shares the throttle
 * with the game login. A code is accepted once.
 */
export const signIn = request('account.sign-in', {
  input: struct({
    username: usernameType,
    password: passwordType,
    code: optional(utf8({ maxBytes: 16 })),
    address: addressType,
  }),
  output: struct({ accountId: accountIdType, username: usernameType, generation: u32, roles: accountRolesType }),
  refusals: [
    'account.wrong-password',
    /** Name and password are right; ask again with the code of the authenticator. */
    'account.code-needed',
    'account.wrong-code',
    'account.banned',
    'account.suspended',
    'account.locked',
    'account.throttled',
    'account.address-banned',
  ],
  timeout: 5_000,
});

/**
 * Makes a ticket for somebody who has proven who it is. `generation` as the proof was answered with; what is opened with
 * the ticket ends with the web session, if one is named.
 */
export const issueTicket = request('account.issue-ticket', {
  input: struct({ accountId: accountIdType, generation: u32, webSession: optional(webSessionIdType) }),
  output: struct({ ticket: ticketType }),
  refusals: ['account.stale'],
  timeout: 2_000,
});

/** Takes a ticket; it is good once, whoever comes with it. */
export const redeemTicket = request('account.redeem-ticket', {
  input: struct({ ticket: ticketType }),
  output: struct({
    accountId: accountIdType,
    username: usernameType,
    generation: u32,
    roles: accountRolesType,
    webSession: optional(webSessionIdType),
  }),
  refusals: ['account.no-ticket', 'account.banned', 'account.suspended', 'account.locked'],
  timeout: 2_000,
});
