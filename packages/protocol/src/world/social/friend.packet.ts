import {
  countedBy,
  countOf,
  cstring,
  differs,
  enumeration,
  equals,
  guid,
  packet,
  struct,
  u8,
  u32,
  u64,
  when,
} from '../../schema/wire.ts';
import { characterClass } from '../character/character-class.ts';
import { friendStatus } from './friend-status.ts';

/** The values of friend result that the public notes name. */
export const friendResult = enumeration(u8, {
  DB_ERROR: 0,
  LIST_FULL: 1,
  ONLINE: 2,
  OFFLINE: 3,
  NOT_FOUND: 4,
  REMOVED: 5,
  ADDED_ONLINE: 6,
  ADDED_OFFLINE: 7,
  ALREADY: 8,
  SELF: 9,
  ENEMY: 10,
  IGNORE_FULL: 11,
  IGNORE_SELF: 12,
  IGNORE_NOT_FOUND: 13,
  IGNORE_ALREADY: 14,
  IGNORE_ADDED: 15,
  IGNORE_REMOVED: 16,
  IGNORE_AMBIGUOUS: 17,
  MUTE_FULL: 18,
  MUTE_SELF: 19,
  MUTE_NOT_FOUND: 20,
  MUTE_ALREADY: 21,
  MUTE_ADDED: 22,
  MUTE_REMOVED: 23,
  MUTE_AMBIGUOUS: 24,
  UNKNOWN19: 25,
  UNKNOWN20: 26,
});

const referAFriendError = enumeration(u8, {
  NONE: 0,
  NOT_REFERRED_BY: 1,
  TARGET_TOO_HIGH: 2,
  INSUFFICIENT_GRANTABLE_LEVELS: 3,
  TOO_FAR: 4,
  DIFFERENT_FACTION: 5,
  NOT_NOW: 6,
  GRANT_LEVEL_MAX: 7,
  NO_TARGET: 8,
  NOT_IN_GROUP: 9,
  SUMMON_LEVEL_MAX: 10,
  SUMMON_COOLDOWN: 11,
  INSUFFICIENT_EXPANSION_LEVEL: 12,
  SUMMON_OFFLINE: 13,
});

const friend = struct({
  guid: guid,
  status: friendStatus,
  ...when(differs('status', friendStatus.values.OFFLINE), {
    area: u32,
    level: u32,
    class: enumeration(u32, characterClass.values),
  }),
});

/** Adds a friend by name. */
export const CMSG_ADD_FRIEND_1_12 = packet('CMSG_ADD_FRIEND', {
  name: cstring({ maxBytes: 48 }),
});

/** The same as 2.4.3 has it. */
export const CMSG_ADD_FRIEND_2_4 = packet('CMSG_ADD_FRIEND', {
  name: cstring({ maxBytes: 48 }),
  note: cstring({ maxBytes: 255 }),
});

/** Ignores somebody by name. */
export const CMSG_ADD_IGNORE = packet('CMSG_ADD_IGNORE', {
  name: cstring({ maxBytes: 48 }),
});

/** Removes a friend. */
export const CMSG_DEL_FRIEND = packet('CMSG_DEL_FRIEND', {
  guid: guid,
});

/** No longer ignores somebody. */
export const CMSG_DEL_IGNORE = packet('CMSG_DEL_IGNORE', {
  guid: guid,
});

/** Asks for friends and ignored people. */
export const CMSG_FRIEND_LIST = packet('CMSG_FRIEND_LIST', {});

/** The friends, and where those are who are there. */
export const SMSG_FRIEND_LIST = packet('SMSG_FRIEND_LIST', {
  amountOfFriends: countOf('friends', u8),
  friends: countedBy(friend, { field: 'amountOfFriends', max: 255 }),
});

const { ONLINE, ADDED_ONLINE, ADDED_OFFLINE } = friendResult.values;
const whereabouts = when(equals('result', ADDED_ONLINE, ONLINE), {
  status: friendStatus,
  area: u32,
  level: u32,
  class: enumeration(u32, characterClass.values),
});

/**
 * What came of a request about a friend, or that one came or went. Genuine clients read where a friend is who is there;
 * source: the public servers of all three builds.
 */
export const SMSG_FRIEND_STATUS_1_12 = packet('SMSG_FRIEND_STATUS', { result: friendResult, guid, ...whereabouts });

/** The same as 2.4.3 has it: a new friend's note comes back. */
export const SMSG_FRIEND_STATUS_2_4 = packet('SMSG_FRIEND_STATUS', {
  result: friendResult,
  guid,
  ...when(equals('result', ADDED_OFFLINE, ADDED_ONLINE), { note: cstring({ maxBytes: 255 }) }),
  ...whereabouts,
});

/** As public notes give it: result and guid alone. */
export const friendStatusOfNotes = packet('SMSG_FRIEND_STATUS', { result: friendResult, guid });

/** The ignored people. */
export const SMSG_IGNORE_LIST = packet('SMSG_IGNORE_LIST', {
  amountOfIgnored: countOf('ignored', u8),
  ignored: countedBy(u64, { field: 'amountOfIgnored', max: 255 }),
});

/** Why a recruited friend cannot be helped. */
export const SMSG_REFER_A_FRIEND_FAILURE = packet('SMSG_REFER_A_FRIEND_FAILURE', {
  error: enumeration(u32, referAFriendError.values),
  ...when(equals('error', referAFriendError.values.NOT_IN_GROUP), {
    targetName: cstring({ maxBytes: 255 }),
  }),
});
