import {
  array,
  bool,
  bool32,
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  f32,
  fixed,
  flags,
  guid,
  hasFlag,
  packedGuid,
  packet,
  struct,
  u8,
  u16,
  u32,
  when,
} from '../../schema/wire.ts';
import { characterClass } from '../character/character-class.ts';
import { race } from '../character/race.ts';

const lfgType_2_4 = enumeration(u8, {
  NONE: 0,
  DUNGEON: 1,
  RAID: 2,
  QUEST: 3,
  ZONE: 4,
  HEROIC_DUNGEON: 5,
});

const lfgMode = enumeration(u8, {
  LOOKING_FOR_GROUP: 0,
  LOOKING_FOR_MORE: 1,
});

const lfgUpdateLookingForMore = enumeration(u8, {
  NOT_LOOKING_FOR_MORE: 0,
  LOOKING_FOR_MORE: 1,
});

const lfgType_3_3 = enumeration(u8, {
  NONE: 0,
  DUNGEON: 1,
  RAID: 2,
  ZONE: 4,
  HEROIC: 5,
  RANDOM: 6,
});

const lfgListUpdateType = enumeration(u8, {
  PARTIAL: 0,
  FULL: 1,
});

const lfgUpdateFlag = flags(u32, {
  NONE: 0x0,
  CHARACTER_INFO: 0x1,
  COMMENT: 0x2,
  GROUP_LEADER: 0x4,
  GROUP_GUID: 0x8,
  ROLES: 0x10,
  AREA: 0x20,
  STATUS: 0x40,
  BOUND: 0x80,
});

const lfgData = struct({
  entry: u16,
  lfgType: enumeration(u16, lfgType_2_4.values),
});

const lfgPlayerMember = struct({
  guid: packedGuid,
  level: u32,
});

const lfgPlayer = struct({
  guid: packedGuid,
  level: u32,
  area: u32,
  lfgMode: lfgMode,
  lfgSlots: array(u32, 3),
  comment: cstring({ maxBytes: 8000 }),
  amountOfMembers: countOf('members', u32),
  members: countedBy(lfgPlayerMember, { field: 'amountOfMembers', max: 4096 }),
});

const lfgListGroup = struct({
  group: guid,
  flags: lfgUpdateFlag,
  ...when(hasFlag('flags', lfgUpdateFlag.values.COMMENT), {
    comment: cstring({ maxBytes: 8000 }),
  }),
  ...when(hasFlag('flags', lfgUpdateFlag.values.ROLES), {
    roles: fixed(3),
  }),
  instance: guid,
  encounterMask: u32,
});

const lfgListPlayer = struct({
  player: guid,
  flags: lfgUpdateFlag,
  ...when(hasFlag('flags', lfgUpdateFlag.values.CHARACTER_INFO), {
    level: u8,
    class: characterClass,
    race: race,
    talents0: u8,
    talents1: u8,
    talents2: u8,
    armor: u32,
    spellDamage: u32,
    spellHeal: u32,
    critRatingMelee: u32,
    critRatingRanged: u32,
    critRatingSpell: u32,
    manaPer5Seconds: f32,
    manaPer5SecondsCombat: f32,
    attackPower: u32,
    agility: u32,
    health: u32,
    mana: u32,
    online: bool32,
    averageItemLevel: u32,
    defenseSkill: u32,
    dodgeRating: u32,
    blockRating: u32,
    parryRating: u32,
    hasteRating: u32,
    expertiseRating: u32,
  }),
  ...when(hasFlag('flags', lfgUpdateFlag.values.COMMENT), {
    comment: cstring({ maxBytes: 8000 }),
  }),
  ...when(hasFlag('flags', lfgUpdateFlag.values.GROUP_LEADER), {
    isLookingForMore: bool,
  }),
  ...when(hasFlag('flags', lfgUpdateFlag.values.GROUP_GUID), {
    group: guid,
  }),
  ...when(hasFlag('flags', lfgUpdateFlag.values.ROLES), {
    roles: u8,
  }),
  ...when(hasFlag('flags', lfgUpdateFlag.values.AREA), {
    area: u32,
  }),
  ...when(hasFlag('flags', lfgUpdateFlag.values.STATUS), {
    unknown1: u8,
  }),
  instance: guid,
  encounterMask: u32,
});

/** No longer looks for a group. */
export const CMSG_CLEAR_LOOKING_FOR_GROUP = packet('CMSG_CLEAR_LOOKING_FOR_GROUP', {});

/** The group no longer looks for members. */
export const CMSG_CLEAR_LOOKING_FOR_MORE = packet('CMSG_CLEAR_LOOKING_FOR_MORE', {});

/** Does not join groups by itself any more. */
export const CMSG_LFG_CLEAR_AUTOJOIN = packet('CMSG_LFG_CLEAR_AUTOJOIN', {});

/** Joins groups by itself. */
export const CMSG_LFG_SET_AUTOJOIN = packet('CMSG_LFG_SET_AUTOJOIN', {});

/** The group is not filled by itself any more. */
export const CMSG_LFM_CLEAR_AUTOFILL = packet('CMSG_LFM_CLEAR_AUTOFILL', {});

/** The group is filled by itself. */
export const CMSG_LFM_SET_AUTOFILL = packet('CMSG_LFM_SET_AUTOFILL', {});

/** Writes a note for those who look for members. */
export const CMSG_SET_LFG_COMMENT = packet('CMSG_SET_LFG_COMMENT', {
  comment: cstring({ maxBytes: 1024 }),
});

/** Looks for a group for something. */
export const CMSG_SET_LOOKING_FOR_GROUP = packet('CMSG_SET_LOOKING_FOR_GROUP', {
  slot: u32,
  data: lfgData,
});

/** The group looks for members for something. */
export const CMSG_SET_LOOKING_FOR_MORE = packet('CMSG_SET_LOOKING_FOR_MORE', {
  data: lfgData,
});

/** Asks who looks for a group for something. */
export const MSG_LOOKING_FOR_GROUP_Client_1_12 = packet('MSG_LOOKING_FOR_GROUP_Client', {});

/** The same as 2.4.3 has it. */
export const MSG_LOOKING_FOR_GROUP_Client_2_4 = packet('MSG_LOOKING_FOR_GROUP_Client', {
  lfgType: enumeration(u32, lfgType_2_4.values),
  entry: u32,
  unknown: u32,
});

/** Who looks for a group for something. */
export const MSG_LOOKING_FOR_GROUP_Server_1_12 = packet('MSG_LOOKING_FOR_GROUP_Server', {
  unknown1: u32,
});

/** The same as 2.4.3 has it. */
export const MSG_LOOKING_FOR_GROUP_Server_2_4 = packet('MSG_LOOKING_FOR_GROUP_Server', {
  lfgType: enumeration(u32, lfgType_2_4.values),
  entry: u32,
  amountOfPlayersDisplayed: countOf('playersDisplayed', u32),
  amountOfPlayersFound: u32,
  playersDisplayed: countedBy(lfgPlayer, { field: 'amountOfPlayersDisplayed', max: 4096 }),
});

/** The leader looks for members already. */
export const SMSG_LFG_LEADER_IS_LFM = packet('SMSG_LFG_LEADER_IS_LFM', {});

/** How the search stands. */
export const SMSG_LFG_UPDATE = packet('SMSG_LFG_UPDATE', {
  queued: bool,
  isLookingForGroup: bool,
  lookingForMore: lfgUpdateLookingForMore,
  ...when(equals('lookingForMore', lfgUpdateLookingForMore.values.LOOKING_FOR_MORE), {
    data: lfgData,
  }),
});

/** For what the player looks for a group. */
export const SMSG_LFG_UPDATE_LFG = packet('SMSG_LFG_UPDATE_LFG', {
  data: array(lfgData, 3),
});

/** For what the group looks for members. */
export const SMSG_LFG_UPDATE_LFM = packet('SMSG_LFG_UPDATE_LFM', {
  lookingForMore: lfgUpdateLookingForMore,
  ...when(equals('lookingForMore', lfgUpdateLookingForMore.values.LOOKING_FOR_MORE), {
    data: lfgData,
  }),
});

/** Who looks for a group in a place. */
export const SMSG_UPDATE_LFG_LIST = packet('SMSG_UPDATE_LFG_LIST', {
  lfgType: enumeration(u32, lfgType_3_3.values),
  dungeonId: u32,
  updateType: lfgListUpdateType,
  ...when(equals('updateType', lfgListUpdateType.values.PARTIAL), {
    amountOfDeletedGuids: countOf('deletedGuids', u32),
    deletedGuids: countedBy(guid, { field: 'amountOfDeletedGuids', max: 4096 }),
  }),
  amountOfGroups: countOf('groups', u32),
  unknown1: u32,
  groups: countedBy(lfgListGroup, { field: 'amountOfGroups', max: 4096 }),
  amountOfPlayers: countOf('players', u32),
  unknown2: u32,
  players: countedBy(lfgListPlayer, { field: 'amountOfPlayers', max: 4096 }),
});
