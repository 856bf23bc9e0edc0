import { enumeration, equals, f32, guid, packet, u8, u32, when } from '../../schema/wire.ts';
import { auctionHouse } from './auction-house.ts';

const auctionCommandAction = enumeration(u32, {
  STARTED: 0,
  REMOVED: 1,
  BID_PLACED: 2,
});

const auctionCommandResult = enumeration(u32, {
  OK: 0,
  ERR_INVENTORY: 1,
  ERR_DATABASE: 2,
  ERR_NOT_ENOUGH_MONEY: 3,
  ERR_ITEM_NOT_FOUND: 4,
  ERR_HIGHER_BID: 5,
  ERR_BID_INCREMENT: 7,
  ERR_BID_OWN: 10,
  ERR_RESTRICTED_ACCOUNT: 13,
});

const auctionCommandResultTwo = enumeration(u32, {
  OK: 0,
  ERR_INVENTORY: 1,
  ERR_DATABASE: 2,
  ERR_NOT_ENOUGH_MONEY: 3,
  ERR_ITEM_NOT_FOUND: 4,
  ERR_HIGHER_BID: 5,
  ERR_BID_INCREMENT: 7,
  ERR_BID_OWN: 10,
  ERR_RESTRICTED_ACCOUNT: 13,
});

/** Bids on an auction or buys it out. */
export const CMSG_AUCTION_PLACE_BID = packet('CMSG_AUCTION_PLACE_BID', {
  auctioneer: guid,
  auctionId: u32,
  price: u32,
});

/** Withdraws one's own auction. */
export const CMSG_AUCTION_REMOVE_ITEM = packet('CMSG_AUCTION_REMOVE_ITEM', {
  auctioneer: guid,
  auctionId: u32,
});

/** Puts something up for auction. Prices in copper, the time in minutes. */
export const CMSG_AUCTION_SELL_ITEM_1_12 = packet('CMSG_AUCTION_SELL_ITEM', {
  auctioneer: guid,
  item: guid,
  startingBid: u32,
  buyout: u32,
  auctionDurationInMinutes: u32,
});

/** The same as 3.3.5a has it. */
export const CMSG_AUCTION_SELL_ITEM_3_3 = packet('CMSG_AUCTION_SELL_ITEM', {
  auctioneer: guid,
  unknown1: u32,
  item: guid,
  unknown2: u32,
  startingBid: u32,
  buyout: u32,
  auctionDurationInMinutes: u32,
});

/** News for a bidder: outbid or won. */
export const SMSG_AUCTION_BIDDER_NOTIFICATION_1_12 = packet('SMSG_AUCTION_BIDDER_NOTIFICATION', {
  auctionHouse: auctionHouse,
  auctionId: u32,
  bidder: guid,
  won: u32,
  outBid: u32,
  itemTemplate: u32,
  itemRandomPropertyId: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_AUCTION_BIDDER_NOTIFICATION_3_3 = packet('SMSG_AUCTION_BIDDER_NOTIFICATION', {
  auctionHouse: auctionHouse,
  auctionId: u32,
  bidder: guid,
  bidSum: u32,
  newHighestBid: u32,
  outBidAmount: u32,
  itemTemplate: u32,
  itemRandomPropertyId: u32,
});

/** What came of a request about an auction. */
export const SMSG_AUCTION_COMMAND_RESULT_1_12 = packet('SMSG_AUCTION_COMMAND_RESULT', {
  auctionId: u32,
  action: auctionCommandAction,
  ...when(equals('action', auctionCommandAction.values.BID_PLACED), {
    result: auctionCommandResult,
    ...when(equals('result', auctionCommandResult.values.OK), {
      auctionOutbid1: u32,
    }).otherwise({
      ...when(equals('result', auctionCommandResult.values.ERR_INVENTORY), {
        inventoryResult: u8,
      }).otherwise({
        ...when(equals('result', auctionCommandResult.values.ERR_HIGHER_BID), {
          higherBidder: guid,
          newBid: u32,
          auctionOutbid2: u32,
        }),
      }),
    }),
  }).otherwise({
    result2: auctionCommandResultTwo,
    ...when(equals('result2', auctionCommandResultTwo.values.ERR_INVENTORY), {
      inventoryResult2: u8,
    }).otherwise({
      ...when(equals('result2', auctionCommandResultTwo.values.ERR_HIGHER_BID), {
        higherBidder2: guid,
        newBid2: u32,
        auctionOutbid3: u32,
      }),
    }),
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_AUCTION_COMMAND_RESULT_3_3 = packet('SMSG_AUCTION_COMMAND_RESULT', {
  auctionId: u32,
  action: auctionCommandAction,
  result: auctionCommandResult,
  ...when(equals('result', auctionCommandResult.values.ERR_INVENTORY), {
    inventoryResult: u8,
  }),
});

/** News for the owner of an auction: sold or expired. */
export const SMSG_AUCTION_OWNER_NOTIFICATION_1_12 = packet('SMSG_AUCTION_OWNER_NOTIFICATION', {
  auctionId: u32,
  bid: u32,
  auctionOutBid: u32,
  bidder: guid,
  item: u32,
  itemRandomPropertyId: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_AUCTION_OWNER_NOTIFICATION_3_3 = packet('SMSG_AUCTION_OWNER_NOTIFICATION', {
  auctionId: u32,
  bid: u32,
  auctionOutBid: u32,
  bidder: guid,
  item: u32,
  itemRandomPropertyId: u32,
  timeLeft: f32,
});

/** An auction with the player's bid was withdrawn. */
export const SMSG_AUCTION_REMOVED_NOTIFICATION = packet('SMSG_AUCTION_REMOVED_NOTIFICATION', {
  item: u32,
  itemTemplate: u32,
  randomPropertyId: u32,
});
