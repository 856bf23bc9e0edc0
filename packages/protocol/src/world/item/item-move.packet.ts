import { differs, equals, guid, packet, u8, u32, when } from '../../schema/wire.ts';

/** Puts something on. */
export const CMSG_AUTOEQUIP_ITEM = packet('CMSG_AUTOEQUIP_ITEM', {
  sourceBag: u8,
  sourceSlot: u8,
});

/** Puts something on at a given place. */
export const CMSG_AUTOEQUIP_ITEM_SLOT = packet('CMSG_AUTOEQUIP_ITEM_SLOT', {
  guid: guid,
  destinationSlot: u8,
});

/** Puts something into a bag. */
export const CMSG_AUTOSTORE_BAG_ITEM = packet('CMSG_AUTOSTORE_BAG_ITEM', {
  sourceBag: u8,
  sourceSlot: u8,
  destinationBag: u8,
});

/** Throws something away. */
export const CMSG_DESTROYITEM = packet('CMSG_DESTROYITEM', {
  bag: u8,
  slot: u8,
  amount: u8,
  unknown1: u8,
  unknown2: u8,
  unknown3: u8,
});

/** Chooses what to shoot with. */
export const CMSG_SET_AMMO = packet('CMSG_SET_AMMO', {
  item: u32,
});

/** Splits a stack. */
export const CMSG_SPLIT_ITEM_1_12 = packet('CMSG_SPLIT_ITEM', {
  sourceBag: u8,
  sourceSlot: u8,
  destinationBag: u8,
  destinationSlot: u8,
  amount: u8,
});

/** The same as 3.3.5a has it. */
export const CMSG_SPLIT_ITEM_3_3 = packet('CMSG_SPLIT_ITEM', {
  sourceBag: u8,
  sourceSlot: u8,
  destinationBag: u8,
  destinationSlot: u8,
  amount: u32,
});

/** Swaps two places of the inventory. */
export const CMSG_SWAP_INV_ITEM = packet('CMSG_SWAP_INV_ITEM', {
  sourceSlot: u8,
  destinationSlot: u8,
});

/** Swaps two places, in bags too. */
export const CMSG_SWAP_ITEM = packet('CMSG_SWAP_ITEM', {
  destinationBag: u8,
  destionationSlot: u8,
  sourceBag: u8,
  sourceSlot: u8,
});

/** Wraps something as a present. */
export const CMSG_WRAP_ITEM = packet('CMSG_WRAP_ITEM', {
  giftBagIndex: u8,
  giftSlot: u8,
  itemBagIndex: u8,
  itemSlot: u8,
});

/** Why something could not be moved or used. */
export const SMSG_INVENTORY_CHANGE_FAILURE_1_12 = packet('SMSG_INVENTORY_CHANGE_FAILURE', {
  result: u8,
  ...when(equals('result', 1), {
    requiredLevel: u32,
  }),
  ...when(differs('result', 0), {
    item1: guid,
    item2: guid,
    bagTypeSubclass: u8,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_INVENTORY_CHANGE_FAILURE_2_4 = packet('SMSG_INVENTORY_CHANGE_FAILURE', {
  result: u8,
  ...when(differs('result', 0), {
    item1: guid,
    item2: guid,
    bagTypeSubclass: u8,
  }),
  ...when(equals('result', 1), {
    requiredLevel: u32,
  }),
});
