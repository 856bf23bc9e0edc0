import {
  bool,
  countedBy,
  countOf,
  enumeration,
  equals,
  flags,
  guid,
  packedGuid,
  packet,
  struct,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';

const rollVote = enumeration(u8, {
  PASS: 0,
  NEED: 1,
  GREED: 2,
  DISENCHANT: 3,
});

const lootMethod = enumeration(u8, {
  ERROR: 0,
  CORPSE: 1,
  PICKPOCKETING: 2,
  FISHING: 3,
  DISENCHANTING: 4,
  SKINNING: 6,
  FISHINGHOLE: 20,
  FISHING_FAIL: 21,
  INSIGNIA: 22,
});

const lootMethodError = enumeration(u8, {
  DIDNT_KILL: 0,
  TOO_FAR: 4,
  BAD_FACING: 5,
  LOCKED: 6,
  NOTSTANDING: 8,
  STUNNED: 9,
  PLAYER_NOT_FOUND: 10,
  PLAY_TIME_EXCEEDED: 11,
  MASTER_INV_FULL: 12,
  MASTER_UNIQUE_ITEM: 13,
  MASTER_OTHER: 14,
  ALREADY_PICKPOCKETED: 15,
  NOT_WHILE_SHAPESHIFTED: 16,
});

const lootSlotType = enumeration(u8, {
  TYPE_ALLOW_LOOT: 0,
  TYPE_ROLL_ONGOING: 1,
  TYPE_MASTER: 2,
  TYPE_LOCKED: 3,
  TYPE_OWNER: 4,
});

const rollFlags = flags(u8, {
  PASS: 0x1,
  NEED: 0x2,
  GREED: 0x4,
  DISENCHANT: 0x8,
});

const lootItem = struct({
  index: u8,
  item: u32,
  ty: lootSlotType,
});

/** Takes one thing of the loot. */
export const CMSG_AUTOSTORE_LOOT_ITEM = packet('CMSG_AUTOSTORE_LOOT_ITEM', {
  itemSlot: u8,
});

/** Opens the loot of something. */
export const CMSG_LOOT = packet('CMSG_LOOT', {
  guid: guid,
});

/** The master looter gives one thing to a member. */
export const CMSG_LOOT_MASTER_GIVE = packet('CMSG_LOOT_MASTER_GIVE', {
  loot: guid,
  slotId: u8,
  player: guid,
});

/** Takes the money of the loot. */
export const CMSG_LOOT_MONEY = packet('CMSG_LOOT_MONEY', {});

/** Closes the loot. */
export const CMSG_LOOT_RELEASE = packet('CMSG_LOOT_RELEASE', {
  guid: guid,
});

/** Needs, wants or passes on one thing. */
export const CMSG_LOOT_ROLL = packet('CMSG_LOOT_ROLL', {
  item: guid,
  itemSlot: u32,
  vote: rollVote,
});

/** Nobody wanted it. */
export const SMSG_LOOT_ALL_PASSED = packet('SMSG_LOOT_ALL_PASSED', {
  lootedTarget: guid,
  lootSlot: u32,
  item: u32,
  itemRandomPropertyId: u32,
  itemRandomSuffixId: u32,
});

/** The money is gone from the loot. */
export const SMSG_LOOT_CLEAR_MONEY = packet('SMSG_LOOT_CLEAR_MONEY', {});

/** Who may loot something. */
export const SMSG_LOOT_LIST = packet('SMSG_LOOT_LIST', {
  creature: guid,
  masterLooter: packedGuid,
  groupLooter: packedGuid,
});

/** Whom the master looter may give to. */
export const SMSG_LOOT_MASTER_LIST = packet('SMSG_LOOT_MASTER_LIST', {
  amountOfPlayers: countOf('guids', u8),
  guids: countedBy(guid, { field: 'amountOfPlayers', max: 255 }),
});

/** Copper from the loot. */
export const SMSG_LOOT_MONEY_NOTIFY_1_12 = packet('SMSG_LOOT_MONEY_NOTIFY', {
  amount: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_LOOT_MONEY_NOTIFY_3_3 = packet('SMSG_LOOT_MONEY_NOTIFY', {
  amount: u32,
  alone: bool,
});

/** The loot is closed. */
export const SMSG_LOOT_RELEASE_RESPONSE = packet('SMSG_LOOT_RELEASE_RESPONSE', {
  guid: guid,
  unknown1: u8,
});

/** One thing is gone from the loot. */
export const SMSG_LOOT_REMOVED = packet('SMSG_LOOT_REMOVED', {
  slot: u8,
});

/** What lies there to take. */
export const SMSG_LOOT_RESPONSE = packet('SMSG_LOOT_RESPONSE', {
  guid: guid,
  lootMethod: lootMethod,
  ...when(equals('lootMethod', lootMethod.values.ERROR), {
    lootError: lootMethodError,
  }),
  gold: u32,
  amountOfItems: countOf('items', u8),
  items: countedBy(lootItem, { field: 'amountOfItems', max: 255 }),
});

/** Somebody's roll for one thing. */
export const SMSG_LOOT_ROLL_1_12 = packet('SMSG_LOOT_ROLL', {
  creature: guid,
  lootSlot: u32,
  player: guid,
  item: u32,
  itemRandomSuffix: u32,
  itemRandomPropertyId: u32,
  rollNumber: u8,
  vote: rollVote,
});

/** The same as 2.4.3 has it. */
export const SMSG_LOOT_ROLL_2_4 = packet('SMSG_LOOT_ROLL', {
  creature: guid,
  lootSlot: u32,
  player: guid,
  item: u32,
  itemRandomSuffix: u32,
  itemRandomPropertyId: u32,
  rollNumber: u8,
  vote: rollVote,
  autoPass: u8,
});

/** Who gets one thing. */
export const SMSG_LOOT_ROLL_WON = packet('SMSG_LOOT_ROLL_WON', {
  lootedTarget: guid,
  lootSlot: u32,
  item: u32,
  itemRandomSuffix: u32,
  itemRandomPropertyId: u32,
  winningPlayer: guid,
  winningRoll: u8,
  vote: rollVote,
});

/** Everybody may roll for one thing. */
export const SMSG_LOOT_START_ROLL_1_12 = packet('SMSG_LOOT_START_ROLL', {
  creature: guid,
  lootSlot: u32,
  item: u32,
  itemRandomSuffix: u32,
  itemRandomPropertyId: u32,
  countdownTime: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_LOOT_START_ROLL_3_3 = packet('SMSG_LOOT_START_ROLL', {
  creature: guid,
  map: u32,
  lootSlot: u32,
  item: u32,
  itemRandomSuffix: u32,
  itemRandomPropertyId: u32,
  countdownTime: u32,
  flags: rollFlags,
});
