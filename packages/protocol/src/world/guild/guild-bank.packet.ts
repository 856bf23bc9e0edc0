import {
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  guid,
  packet,
  restBytes,
  struct,
  u8,
  u32,
  u64,
  when,
} from '../../schema/wire.ts';
import { variableItemRandomProperty } from '../item/variable-item-random-property.ts';

const bankSwapSource = enumeration(u8, {
  INVENTORY: 0,
  BANK: 1,
});

const bankSwapStoreMode = enumeration(u8, {
  MANUAL: 0,
  AUTOMATIC: 1,
});

const guildBankTabResult = enumeration(u8, {
  NOT_PRESENT: 0,
  PRESENT: 1,
});

const guildBankContentResult = enumeration(u8, {
  NOT_PRESENT: 0,
  PRESENT: 1,
});

const moneyLogItem = struct({
  action: u8,
  player: guid,
  entry: u32,
  timestamp: u32,
});

const guildBankTab = struct({
  tabName: cstring({ maxBytes: 255 }),
  tabIcon: cstring({ maxBytes: 255 }),
});

const guildBankSocket = struct({
  socketIndex: u8,
  gem: u32,
});

const guildBankSlot_2_4 = struct({
  slot: u8,
  item: u32,
  itemRandomPropertyId: variableItemRandomProperty,
  amountOfItems: u8,
  enchant: u32,
  charges: u8,
  amountOfSockets: countOf('sockets', u8),
  sockets: countedBy(guildBankSocket, { field: 'amountOfSockets', max: 255 }),
});

const guildBankSlot_3_3 = struct({
  slot: u8,
  item: u32,
  unknown1: u32,
  itemRandomPropertyId: variableItemRandomProperty,
  amountOfItems: u32,
  unknown2: u32,
  unknown3: u8,
  amountOfSockets: countOf('sockets', u8),
  sockets: countedBy(guildBankSocket, { field: 'amountOfSockets', max: 255 }),
});

/** Opens the guild's bank. */
export const CMSG_GUILD_BANKER_ACTIVATE = packet('CMSG_GUILD_BANKER_ACTIVATE', {
  bank: guid,
  fullUpdate: bool,
});

/** Buys a tab of the guild's bank. */
export const CMSG_GUILD_BANK_BUY_TAB = packet('CMSG_GUILD_BANK_BUY_TAB', {
  banker: guid,
  tab: u8,
});

/** Puts copper into the guild's bank. */
export const CMSG_GUILD_BANK_DEPOSIT_MONEY = packet('CMSG_GUILD_BANK_DEPOSIT_MONEY', {
  bank: guid,
  money: u32,
});

/** Asks for a tab of the guild's bank. */
export const CMSG_GUILD_BANK_QUERY_TAB = packet('CMSG_GUILD_BANK_QUERY_TAB', {
  bank: guid,
  tab: u8,
  fullUpdate: bool,
});

/** Moves something in, out of or within the guild's bank. */
export const CMSG_GUILD_BANK_SWAP_ITEMS_2_4 = packet('CMSG_GUILD_BANK_SWAP_ITEMS', {
  bank: guid,
  source: bankSwapSource,
  ...when(equals('source', bankSwapSource.values.BANK), {
    bankDestinationTab: u8,
    bankDestinationSlot: u8,
    unknown1: u32,
    bankSourceTab: u8,
    bankSourceSlot: u8,
    item1: u32,
    unknown2: u8,
    amount: u8,
  }).otherwise({
    bankTab: u8,
    bankSlot: u8,
    item2: u32,
    mode: bankSwapStoreMode,
    ...when(equals('mode', bankSwapStoreMode.values.AUTOMATIC), {
      autoCount: u32,
      unknown3: u8,
      unknown4: u8,
    }).otherwise({
      playerBag: u8,
      playerBagSlot: u8,
      bankToCharacterTransfer: bool,
      splitAmount: u8,
    }),
  }),
  unknown5: restBytes({ maxBytes: 65535 }),
});

/** The same as 3.3.5a has it. */
export const CMSG_GUILD_BANK_SWAP_ITEMS_3_3 = packet('CMSG_GUILD_BANK_SWAP_ITEMS', {
  bank: guid,
  source: bankSwapSource,
  ...when(equals('source', bankSwapSource.values.BANK), {
    bankDestinationTab: u8,
    bankDestinationSlot: u8,
    unknown1: u32,
    bankSourceTab: u8,
    bankSourceSlot: u8,
    item1: u32,
    unknown2: u8,
    amount: u32,
  }).otherwise({
    bankTab: u8,
    bankSlot: u8,
    item2: u32,
    mode: bankSwapStoreMode,
    ...when(equals('mode', bankSwapStoreMode.values.AUTOMATIC), {
      autoCount: u32,
      unknown3: u8,
      unknown4: u32,
    }).otherwise({
      playerBag: u8,
      playerBagSlot: u8,
      bankToCharacterTransfer: bool,
      splitAmount: u32,
    }),
  }),
  unknown5: restBytes({ maxBytes: 65535 }),
});

/** Names a tab of the guild's bank. */
export const CMSG_GUILD_BANK_UPDATE_TAB = packet('CMSG_GUILD_BANK_UPDATE_TAB', {
  bank: guid,
  tab: u8,
  name: cstring({ maxBytes: 48 }),
  icon: cstring({ maxBytes: 255 }),
});

/** Takes copper out of the guild's bank. */
export const CMSG_GUILD_BANK_WITHDRAW_MONEY = packet('CMSG_GUILD_BANK_WITHDRAW_MONEY', {
  bank: guid,
  money: u32,
});

/** Writes the note of a tab. */
export const CMSG_SET_GUILD_BANK_TEXT = packet('CMSG_SET_GUILD_BANK_TEXT', {
  tab: u8,
  text: cstring({ maxBytes: 8000 }),
});

/** Asks who moved what in a tab. */
export const MSG_GUILD_BANK_LOG_QUERY_Client = packet('MSG_GUILD_BANK_LOG_QUERY_Client', {
  slot: u8,
});

/** Who moved what in a tab. */
export const MSG_GUILD_BANK_LOG_QUERY_Server = packet('MSG_GUILD_BANK_LOG_QUERY_Server', {
  unixTime: u32,
  slot: u8,
  amountOfMoneyLogs: countOf('moneyLogs', u8),
  moneyLogs: countedBy(moneyLogItem, { field: 'amountOfMoneyLogs', max: 255 }),
});

/** Asks how much the player may still take. */
export const MSG_GUILD_BANK_MONEY_WITHDRAWN_Client = packet('MSG_GUILD_BANK_MONEY_WITHDRAWN_Client', {});

/** How much the player may still take, copper. */
export const MSG_GUILD_BANK_MONEY_WITHDRAWN_Server = packet('MSG_GUILD_BANK_MONEY_WITHDRAWN_Server', {
  remainingWithdrawAmount: u32,
});

/** Asks for the note of a tab. */
export const MSG_QUERY_GUILD_BANK_TEXT_Client = packet('MSG_QUERY_GUILD_BANK_TEXT_Client', {
  tab: u8,
});

/** The note of a tab. */
export const MSG_QUERY_GUILD_BANK_TEXT_Server = packet('MSG_QUERY_GUILD_BANK_TEXT_Server', {
  tab: u8,
  text: cstring({ maxBytes: 8000 }),
});

/** What the guild's bank holds. */
export const SMSG_GUILD_BANK_LIST_2_4 = packet('SMSG_GUILD_BANK_LIST', {
  bankBalance: u64,
  tabId: u8,
  amountOfAllowedItemWithdraws: u32,
  tabResult: guildBankTabResult,
  ...when(equals('tabResult', guildBankTabResult.values.PRESENT), {
    amountOfBankTabs: countOf('tabs', u8),
    tabs: countedBy(guildBankTab, { field: 'amountOfBankTabs', max: 255 }),
  }),
  amountOfSlotUpdates: countOf('slotUpdates', u8),
  slotUpdates: countedBy(guildBankSlot_2_4, { field: 'amountOfSlotUpdates', max: 255 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_GUILD_BANK_LIST_3_3 = packet('SMSG_GUILD_BANK_LIST', {
  bankBalance: u64,
  tabId: u8,
  amountOfAllowedItemWithdraws: u32,
  tabResult: guildBankTabResult,
  ...when(equals('tabResult', guildBankTabResult.values.PRESENT), {
    amountOfBankTabs: countOf('tabs', u8),
    tabs: countedBy(guildBankTab, { field: 'amountOfBankTabs', max: 255 }),
  }),
  contentResult: guildBankContentResult,
  ...when(equals('contentResult', guildBankContentResult.values.PRESENT), {
    amountOfSlotUpdates: countOf('slotUpdates', u8),
    slotUpdates: countedBy(guildBankSlot_3_3, { field: 'amountOfSlotUpdates', max: 255 }),
  }),
});
