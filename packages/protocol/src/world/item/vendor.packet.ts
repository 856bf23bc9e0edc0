import { bool, countedBy, countOf, enumeration, guid, packet, struct, u8, u32 } from '../../schema/wire.ts';

const buybackSlot = enumeration(u32, {
  SLOT1: 69,
  SLOT2: 70,
  SLOT3: 71,
  SLOT4: 72,
  SLOT5: 73,
  SLOT6: 74,
  SLOT7: 75,
  SLOT8: 76,
  SLOT9: 77,
  SLOT10: 78,
  SLOT11: 79,
  SLOT12: 80,
  SLOT13: 81,
});

const buyResult = enumeration(u8, {
  CANT_FIND_ITEM: 0,
  ITEM_ALREADY_SOLD: 1,
  NOT_ENOUGH_MONEY: 2,
  SELLER_DONT_LIKE_YOU: 4,
  DISTANCE_TOO_FAR: 5,
  ITEM_SOLD_OUT: 7,
  CANT_CARRY_MORE: 8,
  RANK_REQUIRE: 11,
  REPUTATION_REQUIRE: 12,
});

const sellItemResult_1_12 = enumeration(u8, {
  CANT_FIND_ITEM: 1,
  CANT_SELL_ITEM: 2,
  CANT_FIND_VENDOR: 3,
  YOU_DONT_OWN_THAT_ITEM: 4,
  UNK: 5,
  ONLY_EMPTY_BAG: 6,
});

const sellItemResult_3_3 = enumeration(u8, {
  ERR_CANT_FIND_ITEM: 1,
  ERR_CANT_SELL_ITEM: 2,
  ERR_CANT_FIND_VENDOR: 3,
  ERR_YOU_DONT_OWN_THAT_ITEM: 4,
  ERR_UNK: 5,
  ERR_ONLY_EMPTY_BAG: 6,
  ERR_CANT_SELL_TO_THIS_MERCHANT: 7,
  ERR_MUST_REPAIR_ITEM_DURABILITY_TO_USE: 8,
  INTERNAL_BAG_ERROR: 9,
});

const listInventoryItem_1_12 = struct({
  itemStackCount: u32,
  item: u32,
  itemDisplayId: u32,
  maxItems: u32,
  price: u32,
  maxDurability: u32,
  durability: u32,
});

const listInventoryItem_2_4 = struct({
  itemStackCount: u32,
  item: u32,
  itemDisplayId: u32,
  maxItems: u32,
  price: u32,
  maxDurability: u32,
  durability: u32,
  extendedCost: u32,
});

/** Buys something back from a vendor. */
export const CMSG_BUYBACK_ITEM = packet('CMSG_BUYBACK_ITEM', {
  guid: guid,
  slot: buybackSlot,
});

/** Buys from a vendor. */
export const CMSG_BUY_ITEM_1_12 = packet('CMSG_BUY_ITEM', {
  vendor: guid,
  item: u32,
  amount: u8,
  unknown1: u8,
});

/** The same as 3.3.5a has it. */
export const CMSG_BUY_ITEM_3_3 = packet('CMSG_BUY_ITEM', {
  vendor: guid,
  item: u32,
  slot: u32,
  amount: u8,
});

/** Buys from a vendor into a given place. */
export const CMSG_BUY_ITEM_IN_SLOT_1_12 = packet('CMSG_BUY_ITEM_IN_SLOT', {
  vendor: guid,
  item: u32,
  bag: guid,
  bagSlot: u8,
  amount: u8,
});

/** The same as 3.3.5a has it. */
export const CMSG_BUY_ITEM_IN_SLOT_3_3 = packet('CMSG_BUY_ITEM_IN_SLOT', {
  vendor: guid,
  item: u32,
  vendorSlot: u32,
  bag: guid,
  bagSlot: u8,
  amount: u8,
});

/** Asks what a vendor sells. */
export const CMSG_LIST_INVENTORY = packet('CMSG_LIST_INVENTORY', {
  guid: guid,
});

/** Repairs one thing, or all of them with zero. */
export const CMSG_REPAIR_ITEM_1_12 = packet('CMSG_REPAIR_ITEM', {
  npc: guid,
  item: guid,
});

/** The same as 2.4.3 has it. */
export const CMSG_REPAIR_ITEM_2_4 = packet('CMSG_REPAIR_ITEM', {
  npc: guid,
  item: guid,
  fromGuildBank: bool,
});

/** Sells to a vendor. */
export const CMSG_SELL_ITEM = packet('CMSG_SELL_ITEM', {
  vendor: guid,
  item: guid,
  amount: u8,
});

/** Why nothing was bought. */
export const SMSG_BUY_FAILED = packet('SMSG_BUY_FAILED', {
  guid: guid,
  item: u32,
  result: buyResult,
});

/** Something was bought; how many are left. */
export const SMSG_BUY_ITEM = packet('SMSG_BUY_ITEM', {
  guid: guid,
  vendorSlot: u32,
  amountForSale: u32,
  amountBought: u32,
});

/** What a vendor sells. */
export const SMSG_LIST_INVENTORY_1_12 = packet('SMSG_LIST_INVENTORY', {
  vendor: guid,
  amountOfItems: countOf('items', u8),
  items: countedBy(listInventoryItem_1_12, { field: 'amountOfItems', max: 255 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_LIST_INVENTORY_2_4 = packet('SMSG_LIST_INVENTORY', {
  vendor: guid,
  amountOfItems: countOf('items', u8),
  items: countedBy(listInventoryItem_2_4, { field: 'amountOfItems', max: 255 }),
});

/** Why nothing was sold. */
export const SMSG_SELL_ITEM_1_12 = packet('SMSG_SELL_ITEM', {
  guid: guid,
  item: guid,
  result: sellItemResult_1_12,
});

/** The same as 3.3.5a has it. */
export const SMSG_SELL_ITEM_3_3 = packet('SMSG_SELL_ITEM', {
  guid: guid,
  item: guid,
  result: sellItemResult_3_3,
});
