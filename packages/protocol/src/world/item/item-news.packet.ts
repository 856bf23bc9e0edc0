import { array, bool, enumeration, guid, packedGuid, packet, u8, u32 } from '../../schema/wire.ts';

const newItemSource = enumeration(u32, {
  LOOTED: 0,
  FROM_NPC: 1,
});

const newItemCreationType = enumeration(u32, {
  RECEIVED: 0,
  CREATED: 1,
});

const newItemChatAlert = enumeration(u32, {
  DO_NOT_SHOW: 0,
  SHOW: 1,
});

const itemClass = enumeration(u8, {
  CONSUMABLE: 0,
  CONTAINER: 1,
  WEAPON: 2,
  GEM: 3,
  ARMOR: 4,
  REAGENT: 5,
  PROJECTILE: 6,
  TRADE_GOODS: 7,
  GENERIC: 8,
  RECIPE: 9,
  MONEY: 10,
  QUIVER: 11,
  QUEST: 12,
  KEY: 13,
  PERMANENT: 14,
  MISC: 15,
  GLYPH: 16,
});

/** Makes an inn the home. */
export const CMSG_BINDER_ACTIVATE = packet('CMSG_BINDER_ACTIVATE', {
  guid: guid,
});

/** Removes a passing enchantment. */
export const CMSG_CANCEL_TEMP_ENCHANTMENT = packet('CMSG_CANCEL_TEMP_ENCHANTMENT', {
  slot: u32,
});

/** Puts gems into something. */
export const CMSG_SOCKET_GEMS = packet('CMSG_SOCKET_GEMS', {
  item: guid,
  gems: array(guid, 3),
});

/** An innkeeper asks whether to make the inn the home. */
export const SMSG_BINDER_CONFIRM_1_12 = packet('SMSG_BINDER_CONFIRM', {
  guid: guid,
});

/** The same as 3.3.5a has it. */
export const SMSG_BINDER_CONFIRM_3_3 = packet('SMSG_BINDER_CONFIRM', {
  guid: guid,
  area: u32,
});

/** Somebody enchanted something. */
export const SMSG_ENCHANTMENTLOG_1_12 = packet('SMSG_ENCHANTMENTLOG', {
  target: guid,
  caster: guid,
  item: u32,
  spell: u32,
  showAffiliation: bool,
});

/** The same as 3.3.5a has it. */
export const SMSG_ENCHANTMENTLOG_3_3 = packet('SMSG_ENCHANTMENTLOG', {
  target: packedGuid,
  caster: packedGuid,
  item: u32,
  spell: u32,
  showAffiliation: bool,
});

/** An item cannot be used again at once. */
export const SMSG_ITEM_COOLDOWN = packet('SMSG_ITEM_COOLDOWN', {
  guid: guid,
  id: u32,
});

/** How long an enchantment lasts, seconds. */
export const SMSG_ITEM_ENCHANT_TIME_UPDATE = packet('SMSG_ITEM_ENCHANT_TIME_UPDATE', {
  item: guid,
  slot: u32,
  duration: u32,
  player: guid,
});

/** Somebody got an item. */
export const SMSG_ITEM_PUSH_RESULT_1_12 = packet('SMSG_ITEM_PUSH_RESULT', {
  guid: guid,
  source: newItemSource,
  creationType: newItemCreationType,
  alertChat: newItemChatAlert,
  bagSlot: u8,
  itemSlot: u32,
  item: u32,
  itemSuffixFactor: u32,
  itemRandomPropertyId: u32,
  itemCount: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_ITEM_PUSH_RESULT_2_4 = packet('SMSG_ITEM_PUSH_RESULT', {
  guid: guid,
  source: newItemSource,
  creationType: newItemCreationType,
  alertChat: newItemChatAlert,
  bagSlot: u8,
  itemSlot: u32,
  item: u32,
  itemSuffixFactor: u32,
  itemRandomPropertyId: u32,
  itemCount: u32,
  itemCountInInventory: u32,
});

/** How long an item lasts, seconds. */
export const SMSG_ITEM_TIME_UPDATE = packet('SMSG_ITEM_TIME_UPDATE', {
  guid: guid,
  duration: u32,
});

/** Which kinds of weapon or armour the character can use. */
export const SMSG_SET_PROFICIENCY = packet('SMSG_SET_PROFICIENCY', {
  class: itemClass,
  itemSubClassMask: u32,
});

/** The gems are in place. */
export const SMSG_SOCKET_GEMS_RESULT = packet('SMSG_SOCKET_GEMS_RESULT', {
  item: guid,
  sockets: array(u32, 3),
});
