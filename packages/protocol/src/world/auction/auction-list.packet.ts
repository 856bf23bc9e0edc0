import {
  array,
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  f32,
  guid,
  packet,
  struct,
  u8,
  u32,
} from '../../schema/wire.ts';
import { itemQuality } from '../item/item-quality.ts';
import { auctionHouse } from './auction-house.ts';

const auctionSort = struct({
  column: u8,
  reversed: u8,
});

const auctionListItem_1_12 = struct({
  id: u32,
  item: u32,
  itemEnchantment: u32,
  itemRandomPropertyId: u32,
  itemSuffixFactor: u32,
  itemCount: u32,
  itemCharges: u32,
  itemOwner: guid,
  startBid: u32,
  minimumBid: u32,
  buyoutAmount: u32,
  timeLeft: u32,
  highestBidder: guid,
  highestBid: u32,
});

const auctionEnchantment = struct({
  enchantId: u32,
  enchantDuration: u32,
  enchantCharges: u32,
});

const auctionListItem_2_4 = struct({
  id: u32,
  item: u32,
  enchantments: array(auctionEnchantment, 6),
  itemRandomPropertyId: u32,
  itemSuffixFactor: u32,
  itemCount: u32,
  itemCharges: u32,
  itemFlags: u32,
  itemOwner: guid,
  startBid: u32,
  minimumBid: u32,
  buyoutAmount: u32,
  timeLeft: u32,
  highestBidder: guid,
  highestBid: u32,
});

const auctionListItem_3_3 = struct({
  id: u32,
  item: u32,
  enchantments: array(auctionEnchantment, 7),
  itemRandomPropertyId: u32,
  itemSuffixFactor: u32,
  itemCount: u32,
  itemCharges: u32,
  itemFlags: u32,
  itemOwner: guid,
  startBid: u32,
  minimumBid: u32,
  buyoutAmount: u32,
  timeLeft: u32,
  highestBidder: guid,
  highestBid: u32,
});

const pendingAuctionSale = struct({
  string1: cstring({ maxBytes: 255 }),
  string2: cstring({ maxBytes: 255 }),
  unknown1: u32,
  unknown2: u32,
  timeLeft: f32,
});

/** Asks for the auctions on which the player bids. */
export const CMSG_AUCTION_LIST_BIDDER_ITEMS = packet('CMSG_AUCTION_LIST_BIDDER_ITEMS', {
  auctioneer: guid,
  startFromPage: u32,
  amountOfOutbidItems: countOf('outbidItemIds', u32),
  outbidItemIds: countedBy(u32, { field: 'amountOfOutbidItems', max: 256 }),
});

/** Searches the auctions of a house. */
export const CMSG_AUCTION_LIST_ITEMS_1_12 = packet('CMSG_AUCTION_LIST_ITEMS', {
  auctioneer: guid,
  listStartItem: u32,
  searchedName: cstring({ maxBytes: 48 }),
  minimumLevel: u8,
  maximumLevel: u8,
  auctionSlotId: u32,
  auctionMainCategory: u32,
  auctionSubCategory: u32,
  auctionQuality: enumeration(u32, itemQuality.values),
  usable: u8,
});

/** The same as 2.4.3 has it. */
export const CMSG_AUCTION_LIST_ITEMS_2_4 = packet('CMSG_AUCTION_LIST_ITEMS', {
  auctioneer: guid,
  listStartItem: u32,
  searchedName: cstring({ maxBytes: 48 }),
  minimumLevel: u8,
  maximumLevel: u8,
  auctionSlotId: u32,
  auctionMainCategory: u32,
  auctionSubCategory: u32,
  auctionQuality: enumeration(u32, itemQuality.values),
  usable: u8,
  isFull: u8,
  amountOfSortedAuctions: countOf('sortedAuctions', u8),
  sortedAuctions: countedBy(auctionSort, { field: 'amountOfSortedAuctions', max: 255 }),
});

/** Asks for the player's own auctions. */
export const CMSG_AUCTION_LIST_OWNER_ITEMS = packet('CMSG_AUCTION_LIST_OWNER_ITEMS', {
  auctioneer: guid,
  listFrom: u32,
});

/** Asks for sales whose money is on its way. */
export const CMSG_AUCTION_LIST_PENDING_SALES = packet('CMSG_AUCTION_LIST_PENDING_SALES', {
  auctioneer: guid,
});

/** Opens an auctioneer's window. */
export const MSG_AUCTION_HELLO_Client = packet('MSG_AUCTION_HELLO_Client', {
  auctioneer: guid,
});

/** Shows an auctioneer's window. */
export const MSG_AUCTION_HELLO_Server_1_12 = packet('MSG_AUCTION_HELLO_Server', {
  auctioneer: guid,
  auctionHouse: auctionHouse,
});

/** The same as 3.3.5a has it. */
export const MSG_AUCTION_HELLO_Server_3_3 = packet('MSG_AUCTION_HELLO_Server', {
  auctioneer: guid,
  auctionHouse: auctionHouse,
  auctionHouseEnabled: bool,
});

/** The auctions on which the player bids. */
export const SMSG_AUCTION_BIDDER_LIST_RESULT_1_12 = packet('SMSG_AUCTION_BIDDER_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_1_12, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_AUCTION_BIDDER_LIST_RESULT_2_4 = packet('SMSG_AUCTION_BIDDER_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_2_4, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
  auctionSearchDelay: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_AUCTION_BIDDER_LIST_RESULT_3_3 = packet('SMSG_AUCTION_BIDDER_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_3_3, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
  auctionSearchDelay: u32,
});

/** Sales whose money is on its way. */
export const SMSG_AUCTION_LIST_PENDING_SALES = packet('SMSG_AUCTION_LIST_PENDING_SALES', {
  amountOfPendingSales: countOf('pendingSales', u32),
  pendingSales: countedBy(pendingAuctionSale, { field: 'amountOfPendingSales', max: 4096 }),
});

/** What a search of the auctions found. */
export const SMSG_AUCTION_LIST_RESULT_1_12 = packet('SMSG_AUCTION_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_1_12, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_AUCTION_LIST_RESULT_2_4 = packet('SMSG_AUCTION_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_2_4, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
  auctionSearchDelay: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_AUCTION_LIST_RESULT_3_3 = packet('SMSG_AUCTION_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_3_3, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
  auctionSearchDelay: u32,
});

/** The player's own auctions. */
export const SMSG_AUCTION_OWNER_LIST_RESULT_1_12 = packet('SMSG_AUCTION_OWNER_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_1_12, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_AUCTION_OWNER_LIST_RESULT_2_4 = packet('SMSG_AUCTION_OWNER_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_2_4, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
  auctionSearchDelay: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_AUCTION_OWNER_LIST_RESULT_3_3 = packet('SMSG_AUCTION_OWNER_LIST_RESULT', {
  count: countOf('auctions', u32),
  auctions: countedBy(auctionListItem_3_3, { field: 'count', max: 4096 }),
  totalAmountOfAuctions: u32,
  auctionSearchDelay: u32,
});
