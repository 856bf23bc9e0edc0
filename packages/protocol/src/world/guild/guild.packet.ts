import { array, countedBy, countOf, cstring, enumeration, packet, u8, u32 } from '../../schema/wire.ts';
import { guildBankRights } from './guild-bank-rights.ts';
import { guildEvent_2_4 } from './guild-event.ts';

const guildCommand_1_12 = enumeration(u8, {
  CREATE: 0,
  INVITE: 1,
  QUIT: 3,
  FOUNDER: 14,
  UNKNOWN19: 19,
  UNKNOWN20: 20,
});

const guildCommandResult_1_12 = enumeration(u8, {
  PLAYER_NO_MORE_IN_GUILD: 0,
  GUILD_INTERNAL: 1,
  ALREADY_IN_GUILD: 2,
  ALREADY_IN_GUILD_S: 3,
  INVITED_TO_GUILD: 4,
  ALREADY_INVITED_TO_GUILD_S: 5,
  GUILD_NAME_INVALID: 6,
  GUILD_NAME_EXISTS_S: 7,
  GUILD_PERMISSIONS_OR_LEADER: 8,
  GUILD_PLAYER_NOT_IN_GUILD: 9,
  GUILD_PLAYER_NOT_IN_GUILD_S: 10,
  GUILD_PLAYER_NOT_FOUND_S: 11,
  GUILD_NOT_ALLIED: 12,
  GUILD_RANK_TOO_HIGH_S: 13,
  GUILD_RANK_TOO_LOW_S: 14,
});

const guildCommandResult_2_4 = enumeration(u8, {
  PLAYER_NO_MORE_IN_GUILD: 0,
  GUILD_INTERNAL: 1,
  ALREADY_IN_GUILD: 2,
  ALREADY_IN_GUILD_S: 3,
  INVITED_TO_GUILD: 4,
  ALREADY_INVITED_TO_GUILD_S: 5,
  GUILD_NAME_INVALID: 6,
  GUILD_NAME_EXISTS_S: 7,
  GUILD_LEADER_LEAVE_OR_PERMISSIONS: 8,
  GUILD_PLAYER_NOT_IN_GUILD: 9,
  GUILD_PLAYER_NOT_IN_GUILD_S: 10,
  GUILD_PLAYER_NOT_FOUND_S: 11,
  GUILD_NOT_ALLIED: 12,
  GUILD_RANK_TOO_HIGH_S: 13,
  GUILD_RANK_TOO_LOW_S: 14,
  GUILD_RANKS_LOCKED: 17,
  GUILD_RANK_IN_USE: 18,
  GUILD_IGNORING_YOU_S: 19,
  GUILD_UNK20: 20,
});

const guildCommand_3_3 = enumeration(u8, {
  CREATE: 0,
  INVITE: 1,
  QUIT: 2,
  PROMOTE: 3,
  FOUNDER: 12,
  MEMBER: 13,
  PUBLIC_NOTE_CHANGED: 19,
  OFFICER_NOTE_CHANGED: 20,
});

const guildCommandResult_3_3 = enumeration(u8, {
  PLAYER_NO_MORE_IN_GUILD: 0,
  GUILD_INTERNAL: 1,
  ALREADY_IN_GUILD: 2,
  ALREADY_IN_GUILD_S: 3,
  INVITED_TO_GUILD: 4,
  ALREADY_INVITED_TO_GUILD_S: 5,
  GUILD_NAME_INVALID: 6,
  GUILD_NAME_EXISTS_S: 7,
  GUILD_LEADER_LEAVE_OR_PERMISSIONS: 8,
  GUILD_PLAYER_NOT_IN_GUILD: 9,
  GUILD_PLAYER_NOT_IN_GUILD_S: 10,
  GUILD_PLAYER_NOT_FOUND_S: 11,
  GUILD_NOT_ALLIED: 12,
  GUILD_RANK_TOO_HIGH_S: 13,
  GUILD_RANK_TOO_LOW_S: 14,
  GUILD_RANKS_LOCKED: 17,
  GUILD_RANK_IN_USE: 18,
  GUILD_IGNORING_YOU_S: 19,
  GUILD_UNK1: 20,
  GUILD_WITHDRAW_LIMIT: 25,
  GUILD_NOT_ENOUGH_MONEY: 26,
  GUILD_BANK_FULL: 28,
  GUILD_ITEM_NOT_FOUND: 29,
});

const guildEvent_1_12 = enumeration(u8, {
  PROMOTION: 0,
  DEMOTION: 1,
  MOTD: 2,
  JOINED: 3,
  LEFT: 4,
  REMOVED: 5,
  LEADER_IS: 6,
  LEADER_CHANGED: 7,
  DISBANDED: 8,
  TABARD_CHANGED: 9,
  UNKNOWN10: 10,
  ROSTER_UPDATE: 11,
  SIGNED_ON: 12,
  SIGNED_OFF: 13,
});

/** Accepts the invitation to a guild. */
export const CMSG_GUILD_ACCEPT = packet('CMSG_GUILD_ACCEPT', {});

/** Adds a rank below all others. */
export const CMSG_GUILD_ADD_RANK = packet('CMSG_GUILD_ADD_RANK', {
  rankName: cstring({ maxBytes: 48 }),
});

/** A game master makes a guild. */
export const CMSG_GUILD_CREATE = packet('CMSG_GUILD_CREATE', {
  guildName: cstring({ maxBytes: 96 }),
});

/** Declines the invitation to a guild. */
export const CMSG_GUILD_DECLINE = packet('CMSG_GUILD_DECLINE', {});

/** Removes the lowest rank. */
export const CMSG_GUILD_DEL_RANK = packet('CMSG_GUILD_DEL_RANK', {});

/** Gives a member a lower rank. */
export const CMSG_GUILD_DEMOTE = packet('CMSG_GUILD_DEMOTE', {
  playerName: cstring({ maxBytes: 48 }),
});

/** Dissolves the guild. */
export const CMSG_GUILD_DISBAND = packet('CMSG_GUILD_DISBAND', {});

/** Writes the guild's description. */
export const CMSG_GUILD_INFO_TEXT = packet('CMSG_GUILD_INFO_TEXT', {
  guildInfo: cstring({ maxBytes: 8000 }),
});

/** Invites a player by name. */
export const CMSG_GUILD_INVITE = packet('CMSG_GUILD_INVITE', {
  invitedPlayer: cstring({ maxBytes: 48 }),
});

/** Hands the guild to another member. */
export const CMSG_GUILD_LEADER = packet('CMSG_GUILD_LEADER', {
  newGuildLeaderName: cstring({ maxBytes: 96 }),
});

/** Leaves the guild. */
export const CMSG_GUILD_LEAVE = packet('CMSG_GUILD_LEAVE', {});

/** Writes the guild's message of the day. */
export const CMSG_GUILD_MOTD = packet('CMSG_GUILD_MOTD', {
  messageOfTheDay: cstring({ maxBytes: 255 }),
});

/** Gives a member a higher rank. */
export const CMSG_GUILD_PROMOTE = packet('CMSG_GUILD_PROMOTE', {
  playerName: cstring({ maxBytes: 48 }),
});

/** Changes name and rights of a rank. */
export const CMSG_GUILD_RANK_1_12 = packet('CMSG_GUILD_RANK', {
  rankId: u32,
  rights: u32,
  rankName: cstring({ maxBytes: 48 }),
});

/** The same as 2.4.3 has it. */
export const CMSG_GUILD_RANK_2_4 = packet('CMSG_GUILD_RANK', {
  rankId: u32,
  rights: u32,
  rankName: cstring({ maxBytes: 48 }),
  moneyPerDay: u32,
  bankTabRights: array(guildBankRights, 6),
});

/** Puts a member out of the guild. */
export const CMSG_GUILD_REMOVE = packet('CMSG_GUILD_REMOVE', {
  playerName: cstring({ maxBytes: 48 }),
});

/** Writes a note that officers see. */
export const CMSG_GUILD_SET_OFFICER_NOTE = packet('CMSG_GUILD_SET_OFFICER_NOTE', {
  playerName: cstring({ maxBytes: 48 }),
  note: cstring({ maxBytes: 255 }),
});

/** Writes a note that all members see. */
export const CMSG_GUILD_SET_PUBLIC_NOTE = packet('CMSG_GUILD_SET_PUBLIC_NOTE', {
  playerName: cstring({ maxBytes: 48 }),
  note: cstring({ maxBytes: 255 }),
});

/** What came of a request about the guild. */
export const SMSG_GUILD_COMMAND_RESULT_1_12 = packet('SMSG_GUILD_COMMAND_RESULT', {
  command: enumeration(u32, guildCommand_1_12.values),
  string: cstring({ maxBytes: 255 }),
  result: enumeration(u32, guildCommandResult_1_12.values),
});

/** The same as 2.4.3 has it. */
export const SMSG_GUILD_COMMAND_RESULT_2_4 = packet('SMSG_GUILD_COMMAND_RESULT', {
  command: enumeration(u32, guildCommand_1_12.values),
  string: cstring({ maxBytes: 255 }),
  result: enumeration(u32, guildCommandResult_2_4.values),
});

/** The same as 3.3.5a has it. */
export const SMSG_GUILD_COMMAND_RESULT_3_3 = packet('SMSG_GUILD_COMMAND_RESULT', {
  command: enumeration(u32, guildCommand_3_3.values),
  string: cstring({ maxBytes: 255 }),
  result: enumeration(u32, guildCommandResult_3_3.values),
});

/** Somebody declined the invitation to the guild. */
export const SMSG_GUILD_DECLINE = packet('SMSG_GUILD_DECLINE', {
  player: cstring({ maxBytes: 255 }),
});

/** Something happened in the guild, with the names concerned. */
export const SMSG_GUILD_EVENT_1_12 = packet('SMSG_GUILD_EVENT', {
  event: guildEvent_1_12,
  amountOfEvents: countOf('eventDescriptions', u8),
  eventDescriptions: countedBy(cstring({ maxBytes: 8000 }), { field: 'amountOfEvents', max: 255 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_GUILD_EVENT_2_4 = packet('SMSG_GUILD_EVENT', {
  event: guildEvent_2_4,
  amountOfEvents: countOf('eventDescriptions', u8),
  eventDescriptions: countedBy(cstring({ maxBytes: 8000 }), { field: 'amountOfEvents', max: 255 }),
});

/** Somebody invites the player to a guild. */
export const SMSG_GUILD_INVITE = packet('SMSG_GUILD_INVITE', {
  playerName: cstring({ maxBytes: 255 }),
  guildName: cstring({ maxBytes: 255 }),
});
