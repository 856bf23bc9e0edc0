import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const tradeVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_ACCEPT_TRADE', 'e0c04a63', { unknown1: 1665843424 }),
  vector(5875, 'CMSG_CLEAR_TRADE_ITEM', 'da', { tradeSlot: 218 }),
  vector(5875, 'CMSG_INITIATE_TRADE', '14030075010030f1', { guid: 17379390968280646420n }),
  vector(5875, 'CMSG_SET_TRADE_GOLD', 'af960f52', { gold: 1376753327 }),
  vector(5875, 'CMSG_SET_TRADE_ITEM', '07e6d5', { tradeSlot: 7, bag: 230, slot: 213 }),
  vector(5875, 'SMSG_TRADE_STATUS', '04000000', { status: 4 }),
  vector(5875, 'SMSG_TRADE_STATUS', '02000000', { status: 2 }),
  vector(8606, 'SMSG_TRADE_STATUS', '0200000000000000', { status: 2, tradeId: 0 }),
  vector(12340, 'SMSG_TRADE_STATUS', '0200000000000000', { status: 2, tradeId: 0 }),
  vector(12340, 'SMSG_TRADE_STATUS', '010000002a00000000000000', { status: 1, unknown1: 42n }),
  vector(12340, 'SMSG_TRADE_STATUS', '08000000', { status: 8 }),
];
