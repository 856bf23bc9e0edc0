import { accountRolesType } from '@realmwright/kernel/account-role';
import { request } from '@realmwright/kernel/contract';
import {
  accountIdType,
  edgeIdType,
  realmIdType,
  sessionIdType,
  webSessionIdType,
} from '@realmwright/kernel/schema/domain';
import { bool, bytes, f64, nothing, optional, struct, u32, utf8 } from '@realmwright/kernel/schema/types';
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
  output: struct({
    accountId: accountIdType,
    username: usernameType,
    generation: u32,
    roles: accountRolesType,
    /** Whether there was an authenticator, of which a code was taken. */
    hasAuthenticator: bool,
  }),
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
 * Makes a ticket for somebody who has proven who it is. `generation` and `hasAuthenticator` as the proof was answered
 * with; what is opened with the ticket ends with the web session, if one is named.
 */
export const issueTicket = request('account.issue-ticket', {
  input: struct({
    accountId: accountIdType,
    generation: u32,
    hasAuthenticator: bool,
    webSession: optional(webSessionIdType),
  }),
  output: struct({ ticket: ticketType }),
  refusals: [
    'account.stale',
    /** The account has an authenticator since it was proven; prove it again with a code. */
    'account.code-needed',
  ],
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
    hasAuthenticator: bool,
    webSession: optional(webSessionIdType),
  }),
  refusals: ['account.no-ticket', 'account.banned', 'account.suspended', 'account.locked'],
  timeout: 2_000,
});

/** How long a session whose line or edge is gone can be resumed, milliseconds. */
export const resumableMillis = 60_000;

/** SHA-256 of a token of resumption. */
const digestType = bytes({ maxBytes: 32 });

/**
 * Has a session go on at another edge, where its client came with a token of it. A token is good once: `next` takes its
 * place. The edge that had the session is told by `account.session-revoked` with `moved`. Whatever ends a session ends
 * its tokens: a sign-in elsewhere, a ban, a kick, a new password.
 */
export const resumeSession = request('account.resume-session', {
  input: struct({
    digest: digestType,
    next: digestType,
    realm: realmIdType,
    edge: edgeIdType,
    session: sessionIdType,
    address: addressType,
  }),
  output: struct({
    accountId: accountIdType,
    username: usernameType,
    roles: accountRolesType,
    /** Until when the account may not speak, milliseconds since the Unix epoch; 0 when it may. */
    mutedUntil: f64,
    former: struct({ edge: edgeIdType, session: sessionIdType }),
    /** What the session is called wherever it goes on: where it was opened. */
    origin: utf8({ maxBytes: 64 }),
  }),
  refusals: [
    'account.not-resumable',
    'account.banned',
    'account.suspended',
    'account.locked',
    'account.address-banned',
  ],
  timeout: 2_000,
});

/**
 * The session has another token at its own edge. `former` is the one before it, as long as the client may not have the new
 * one; absent when it has. An unknown session is ignored.
 */
export const renewResumption = request('account.renew-resumption', {
  input: struct({
    accountId: accountIdType,
    edge: edgeIdType,
    session: sessionIdType,
    digest: digestType,
    former: optional(digestType),
  }),
  output: nothing,
  timeout: 2_000,
});
