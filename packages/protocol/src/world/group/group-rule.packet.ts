import {
  bool,
  bool32,
  countedBy,
  countOf,
  cstring,
  enumeration,
  f32,
  guid,
  packet,
  struct,
  tail,
  u8,
  u32,
} from '../../schema/wire.ts';
import { itemQuality } from '../item/item-quality.ts';
import { lfgJoinLockedDungeon } from '../lfg/lfg-join-locked-dungeon.ts';
import { groupLootSetting } from './group-loot-setting.ts';

/** What a member of a raid is appointed to. */
export const partyRole = enumeration(u8, {
  MAIN_TANK: 0,
  MAIN_ASSIST: 1,
});

const bgTypeId = enumeration(u32, {
  NOT_ELIGIBLE: 0,
  QUEUED_FOR_AV: 1,
  QUEUED_FOR_WSG: 2,
  QUEUED_FOR_AB: 3,
  QUEUED_FOR_NETHERSTORM: 4,
  QUEUED_FOR_BLADES_EDGE_ARENA: 5,
  QUEUED_FOR_ARENA: 6,
  QUEUED_FOR_EYE_OF_THE_STORM: 7,
  QUEUED_FOR_RUINS_OF_LORDAERON: 8,
  QUEUED_FOR_STRAND_OF_THE_ANCIENT: 9,
  QUEUED_FOR_DALARAN_SEWERS: 10,
  QUEUED_FOR_RING_OF_VALOR: 11,
  QUEUED_FOR_ISLE_OF_CONQUEST: 30,
  REMOVE_FROM_QUEUE: 4294967294,
});

/** What a request about the group was about. The notes miss `UNINVITE` and `SWAP`; source: the public servers. */
export const partyOperation = enumeration(u8, {
  INVITE: 0,
  UNINVITE: 1,
  LEAVE: 2,
  SWAP: 4,
});

/** What came of it, as 1.12.1 numbers it. */
export const partyResult_1_12 = enumeration(u8, {
  SUCCESS: 0,
  BAD_PLAYER_NAME: 1,
  TARGET_NOT_IN_GROUP: 2,
  GROUP_FULL: 3,
  ALREADY_IN_GROUP: 4,
  NOT_IN_GROUP: 5,
  NOT_LEADER: 6,
  PLAYER_WRONG_FACTION: 7,
  IGNORING_YOU: 8,
});

/** What came of it, as 2.4.3 and 3.3.5a number it. */
export const partyResult_2_4 = enumeration(u8, {
  SUCCESS: 0,
  BAD_PLAYER_NAME: 1,
  TARGET_NOT_IN_GROUP: 2,
  TARGET_NOT_IN_INSTANCE: 3,
  GROUP_FULL: 4,
  ALREADY_IN_GROUP: 5,
  NOT_IN_GROUP: 6,
  NOT_LEADER: 7,
  PLAYER_WRONG_FACTION: 8,
  IGNORING_YOU: 9,
  LFG_PENDING: 12,
  INVITE_RESTRICTED: 13,
});

const raidGroupError = enumeration(u32, {
  REQUIRED: 1,
  FULL: 2,
});

const lfgPartyInfo = struct({
  player: guid,
  amountOfDungeons: countOf('dungeons', u32),
  dungeons: countedBy(lfgJoinLockedDungeon, { field: 'amountOfDungeons', max: 4096 }),
});

/** Makes a member an assistant, or no longer. */
export const CMSG_GROUP_ASSISTANT_LEADER = packet('CMSG_GROUP_ASSISTANT_LEADER', {
  guid: guid,
  setAssistant: bool,
});

/** Moves a member to another part of the raid. */
export const CMSG_GROUP_CHANGE_SUB_GROUP = packet('CMSG_GROUP_CHANGE_SUB_GROUP', {
  name: cstring({ maxBytes: 48 }),
  groupNumber: u8,
});

/** Leaves the group. */
export const CMSG_GROUP_DISBAND = packet('CMSG_GROUP_DISBAND', {});

/** Makes the group a raid. */
export const CMSG_GROUP_RAID_CONVERT = packet('CMSG_GROUP_RAID_CONVERT', {});

/** Hands the group to another member. */
export const CMSG_GROUP_SET_LEADER = packet('CMSG_GROUP_SET_LEADER', {
  guid: guid,
});

/** Two members of the raid change places. */
export const CMSG_GROUP_SWAP_SUB_GROUP = packet('CMSG_GROUP_SWAP_SUB_GROUP', {
  name: cstring({ maxBytes: 48 }),
  swapWithName: cstring({ maxBytes: 48 }),
});

/** Puts a member out of the group, by name. */
export const CMSG_GROUP_UNINVITE = packet('CMSG_GROUP_UNINVITE', {
  name: cstring({ maxBytes: 48 }),
});

/** Puts a member out of the group. */
export const CMSG_GROUP_UNINVITE_GUID_1_12 = packet('CMSG_GROUP_UNINVITE_GUID', {
  guid: guid,
});

/** The same as 3.3.5a has it. */
export const CMSG_GROUP_UNINVITE_GUID_3_3 = packet('CMSG_GROUP_UNINVITE_GUID', {
  guid: guid,
  reason: cstring({ maxBytes: 255 }),
});

/** Sets how loot is shared. */
export const CMSG_LOOT_METHOD = packet('CMSG_LOOT_METHOD', {
  lootSetting: enumeration(u32, groupLootSetting.values),
  lootMaster: guid,
  lootThreshold: enumeration(u32, itemQuality.values),
});

/** Passes on all loot. */
export const CMSG_OPT_OUT_OF_LOOT = packet('CMSG_OPT_OUT_OF_LOOT', {
  passOnLoot: bool32,
});

/** Points at a place of the small map. */
export const MSG_MINIMAP_PING_Client = packet('MSG_MINIMAP_PING_Client', {
  positionX: f32,
  positionY: f32,
});

/** Somebody of the group points at a place of the small map. */
export const MSG_MINIMAP_PING_Server = packet('MSG_MINIMAP_PING_Server', {
  guid: guid,
  positionX: f32,
  positionY: f32,
});

/** Gives a member of the raid a part to play. */
export const MSG_PARTY_ASSIGNMENT_Client = packet('MSG_PARTY_ASSIGNMENT_Client', {
  role: partyRole,
  apply: bool,
  player: guid,
});

/** Rolls dice. */
export const MSG_RANDOM_ROLL_Client = packet('MSG_RANDOM_ROLL_Client', {
  minimum: u32,
  maximum: u32,
});

/** Somebody rolled dice. */
export const MSG_RANDOM_ROLL_Server = packet('MSG_RANDOM_ROLL_Server', {
  minimum: u32,
  maximum: u32,
  actualRoll: u32,
  guid: guid,
});

/** The group is dissolved. */
export const SMSG_GROUP_DESTROYED = packet('SMSG_GROUP_DESTROYED', {});

/** Whether the group waits for a battleground now. */
export const SMSG_GROUP_JOINED_BATTLEGROUND = packet('SMSG_GROUP_JOINED_BATTLEGROUND', {
  id: bgTypeId,
});

/** The group has another leader. */
export const SMSG_GROUP_SET_LEADER = packet('SMSG_GROUP_SET_LEADER', {
  name: cstring({ maxBytes: 255 }),
});

/** The player was put out of the group. */
export const SMSG_GROUP_UNINVITE = packet('SMSG_GROUP_UNINVITE', {});

/** The client forgets what it knows of a player's name. */
export const SMSG_INVALIDATE_PLAYER = packet('SMSG_INVALIDATE_PLAYER', {
  guid: guid,
});

/** Which dungeons are closed to which members of the group. */
export const SMSG_LFG_PARTY_INFO = packet('SMSG_LFG_PARTY_INFO', {
  amountOfInfos: countOf('infos', u8),
  infos: countedBy(lfgPartyInfo, { field: 'amountOfInfos', max: 255 }),
});

/** Somebody of the group killed something. */
export const SMSG_PARTYKILLLOG = packet('SMSG_PARTYKILLLOG', {
  playerWithKillingBlow: guid,
  victim: guid,
});

/** What came of a request about the group. */
export const SMSG_PARTY_COMMAND_RESULT_1_12 = packet('SMSG_PARTY_COMMAND_RESULT', {
  operation: enumeration(u32, partyOperation.values),
  member: cstring({ maxBytes: 255 }),
  result: enumeration(u32, partyResult_1_12.values),
});

/** The same as 2.4.3 has it. */
export const SMSG_PARTY_COMMAND_RESULT_2_4 = packet('SMSG_PARTY_COMMAND_RESULT', {
  operation: enumeration(u32, partyOperation.values),
  member: cstring({ maxBytes: 255 }),
  result: enumeration(u32, partyResult_2_4.values),
});

/** The same as 3.3.5a has it: seconds follow, for refusals that end by themselves. Source: the public 3.3.5a servers. */
export const SMSG_PARTY_COMMAND_RESULT_3_3 = packet('SMSG_PARTY_COMMAND_RESULT', {
  operation: enumeration(u32, partyOperation.values),
  member: cstring({ maxBytes: 255 }),
  result: enumeration(u32, partyResult_2_4.values),
  ...tail({
    seconds: u32,
  }),
});

/** The player must join a raid or leave the place. */
export const SMSG_RAID_GROUP_ONLY = packet('SMSG_RAID_GROUP_ONLY', {
  homebindTimer: u32,
  error: raidGroupError,
});
