import { event, request } from '@realmwright/kernel/contract';
import { accountIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import { bool, f64, list, nothing, struct, u16, u32, utf8 } from '@realmwright/kernel/schema/types';
import { addressType, usernameType } from './account.contract.ts';

/** What keeps order among players: who may not speak, and from which addresses nobody comes in. */

/** Milliseconds since the Unix epoch. */
const instant = f64;
const reason = utf8({ maxBytes: 255 });
/** An IP address, or a network of them such as `192.0.2.0/24`. */
export const networkType = utf8({ maxBytes: 64 });

const notFound = 'account.not-found';

/** Longest mute, seconds: a year. */
export const longestMuteSeconds = 31_536_000;

/** Takes an account's right to speak for some seconds, at most `longestMuteSeconds`. A mute in force is replaced. */
export const muteAccount = request('account.mute', {
  input: struct({ accountId: accountIdType, seconds: u32, reason, by: usernameType }),
  output: struct({ until: instant }),
  refusals: [notFound],
  timeout: 2_000,
});

export const unmuteAccount = request('account.unmute', {
  input: struct({ accountId: accountIdType, by: usernameType }),
  output: nothing,
  refusals: ['account.not-muted'],
  timeout: 2_000,
});

/**
 * Until when a session may not speak, 0 for no longer. Scoped by EdgeId; `account.open-session` tells it of sessions that
 * open later.
 */
export const muteChanged = event(
  'account.mute-changed',
  struct({ session: sessionIdType, mutedUntil: instant, reason }),
);

/** What was or is in force: of a lifted one `liftedAt` is not 0. `until` 0 means for good. */
export const measureType = struct({
  since: instant,
  until: instant,
  reason,
  by: usernameType,
  liftedAt: instant,
  liftedBy: usernameType,
});

/** Mutes and bans of one account, the newest ten of each, newest first, and whether the newest mute is in force. */
export const findMeasures = request('account.find-measures', {
  input: struct({ accountId: accountIdType }),
  output: struct({ isMuted: bool, mutes: list(measureType, { max: 10 }), bans: list(measureType, { max: 10 }) }),
  timeout: 2_000,
});

/** Accounts with a ban in force whose name contains something, by name; at most `limit` of them. */
export const listBannedAccounts = request('account.list-banned', {
  input: struct({ contains: usernameType, limit: u16 }),
  output: struct({
    totalCount: u32,
    accounts: list(struct({ accountId: accountIdType, username: usernameType, ban: measureType }), { max: 500 }),
  }),
  timeout: 3_000,
});

/**
 * Bars an address or a network for some seconds, or for good with 0, and puts out whoever is in from there. A ban of the
 * same network is replaced. Networks so wide that they would bar a large part of everybody are refused.
 */
export const banAddress = request('account.ban-address', {
  input: struct({ network: networkType, seconds: u32, reason, by: usernameType }),
  /** The network as it is kept, and how many sessions were put out. */
  output: struct({ network: networkType, endedCount: u32 }),
  refusals: ['account.invalid-network', 'account.network-too-wide'],
  timeout: 3_000,
});

export const unbanAddress = request('account.unban-address', {
  input: struct({ network: networkType, by: usernameType }),
  output: struct({ network: networkType }),
  refusals: ['account.invalid-network', 'account.not-banned'],
  timeout: 2_000,
});

/** Bans in force of addresses: those that contain the one given, or all whose text contains it when it is a part. */
export const listAddressBans = request('account.list-address-bans', {
  input: struct({ contains: networkType, limit: u16 }),
  output: struct({
    totalCount: u32,
    bans: list(struct({ network: networkType, ban: measureType }), { max: 500 }),
  }),
  timeout: 2_000,
});

/** Accounts whose last login came from an address or network, by name; at most `limit` of them. */
export const listAccountsByAddress = request('account.list-by-address', {
  input: struct({ network: networkType, limit: u16 }),
  output: struct({
    accounts: list(struct({ username: usernameType, lastAddress: addressType, isOnline: bool }), { max: 500 }),
  }),
  refusals: ['account.invalid-network'],
  timeout: 3_000,
});
