import { array, bool, bool32, enumeration, equals, guid, packet, struct, u8, u32, when } from '../../schema/wire.ts';

/** How a trade stands. Source: public protocol notes. */
export const tradeStatus = enumeration(u32, {
  BUSY: 0,
  BEGIN_TRADE: 1,
  OPEN_WINDOW: 2,
  TRADE_CANCELED: 3,
  TRADE_ACCEPT: 4,
  BUSY_2: 5,
  NO_TARGET: 6,
  BACK_TO_TRADE: 7,
  TRADE_COMPLETE: 8,
  TRADE_REJECTED: 9,
  TARGET_TO_FAR: 10,
  WRONG_FACTION: 11,
  CLOSE_WINDOW: 12,
  UNKNOWN_13: 13,
  IGNORE_YOU: 14,
  YOU_STUNNED: 15,
  TARGET_STUNNED: 16,
  YOU_DEAD: 17,
  TARGET_DEAD: 18,
  YOU_LOGOUT: 19,
  TARGET_LOGOUT: 20,
  TRIAL_ACCOUNT: 21,
  ONLY_CONJURED: 22,
  NOT_ON_TAPLIST: 23,
});

const tradeSlot_1_12 = struct({
  tradeSlotNumber: u8,
  item: u32,
  displayId: u32,
  stackCount: u32,
  wrapped: bool32,
  giftWrapper: guid,
  enchantment: u32,
  itemCreator: guid,
  spellCharges: u32,
  itemSuffixFactor: u32,
  itemRandomPropertiesId: u32,
  lockId: u32,
  maxDurability: u32,
  durability: u32,
});

const tradeSlot_2_4 = struct({
  tradeSlotNumber: u8,
  item: u32,
  displayId: u32,
  stackCount: u32,
  wrapped: bool32,
  giftWrapper: guid,
  enchantment: u32,
  enchantmentsSlots: array(u32, 3),
  itemCreator: guid,
  spellCharges: u32,
  itemSuffixFactor: u32,
  itemRandomPropertiesId: u32,
  lockId: u32,
  maxDurability: u32,
  durability: u32,
});

/** Agrees to a trade. */
export const CMSG_ACCEPT_TRADE = packet('CMSG_ACCEPT_TRADE', {
  unknown1: u32,
});

/** Opens a trade that was asked for. */
export const CMSG_BEGIN_TRADE = packet('CMSG_BEGIN_TRADE', {});

/** Is too busy to trade. */
export const CMSG_BUSY_TRADE = packet('CMSG_BUSY_TRADE', {});

/** Calls a trade off. */
export const CMSG_CANCEL_TRADE = packet('CMSG_CANCEL_TRADE', {});

/** Takes something out of a trade. */
export const CMSG_CLEAR_TRADE_ITEM = packet('CMSG_CLEAR_TRADE_ITEM', {
  tradeSlot: u8,
});

/** Ignores whoever wants to trade. */
export const CMSG_IGNORE_TRADE = packet('CMSG_IGNORE_TRADE', {});

/** Wants to trade with somebody. */
export const CMSG_INITIATE_TRADE = packet('CMSG_INITIATE_TRADE', {
  guid: guid,
});

/** Puts copper into a trade. */
export const CMSG_SET_TRADE_GOLD = packet('CMSG_SET_TRADE_GOLD', {
  gold: u32,
});

/** Puts something into a trade. */
export const CMSG_SET_TRADE_ITEM = packet('CMSG_SET_TRADE_ITEM', {
  tradeSlot: u8,
  bag: u8,
  slot: u8,
});

/** No longer agrees to a trade. */
export const CMSG_UNACCEPT_TRADE = packet('CMSG_UNACCEPT_TRADE', {});

const reasons = {
  ...when(equals('status', tradeStatus.values.CLOSE_WINDOW), {
    inventoryResult: u32,
    targetError: bool,
    itemLimitCategoryId: u32,
  }).otherwise({
    ...when(equals('status', tradeStatus.values.ONLY_CONJURED, tradeStatus.values.NOT_ON_TAPLIST), {
      slot: u8,
    }),
  }),
};

/** How a trade stands. */
export const SMSG_TRADE_STATUS_1_12 = packet('SMSG_TRADE_STATUS', {
  status: tradeStatus,
  ...when(equals('status', tradeStatus.values.BEGIN_TRADE), {
    unknown1: guid,
  }).otherwise(reasons),
});

/** The same since 2.4: the window that opens has a number, which public servers leave at 0. */
export const SMSG_TRADE_STATUS_2_4 = packet('SMSG_TRADE_STATUS', {
  status: tradeStatus,
  ...when(equals('status', tradeStatus.values.BEGIN_TRADE), {
    unknown1: guid,
  }).otherwise({
    ...when(equals('status', tradeStatus.values.OPEN_WINDOW), {
      tradeId: u32,
    }).otherwise(reasons),
  }),
});

/** What lies in a trade. */
export const SMSG_TRADE_STATUS_EXTENDED_1_12 = packet('SMSG_TRADE_STATUS_EXTENDED', {
  selfPlayer: bool,
  tradeSlotCount1: u32,
  tradeSlotCount2: u32,
  moneyInTrade: u32,
  spellOnLowestSlot: u32,
  tradeSlots: array(tradeSlot_1_12, 7),
});

/** The same as 2.4.3 has it. */
export const SMSG_TRADE_STATUS_EXTENDED_2_4 = packet('SMSG_TRADE_STATUS_EXTENDED', {
  selfPlayer: bool,
  tradeId: u32,
  tradeSlotCount1: u32,
  tradeSlotCount2: u32,
  moneyInTrade: u32,
  spellOnLowestSlot: u32,
  tradeSlots: array(tradeSlot_2_4, 7),
});
