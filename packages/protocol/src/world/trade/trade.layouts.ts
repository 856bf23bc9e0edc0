import { everyBuild, from8606, only5875 } from '../../versions/build.ts';
import { alternative, described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_ACCEPT_TRADE,
  CMSG_BEGIN_TRADE,
  CMSG_BUSY_TRADE,
  CMSG_CANCEL_TRADE,
  CMSG_CLEAR_TRADE_ITEM,
  CMSG_IGNORE_TRADE,
  CMSG_INITIATE_TRADE,
  CMSG_SET_TRADE_GOLD,
  CMSG_SET_TRADE_ITEM,
  CMSG_UNACCEPT_TRADE,
  SMSG_TRADE_STATUS_1_12,
  SMSG_TRADE_STATUS_2_4,
  SMSG_TRADE_STATUS_EXTENDED_1_12,
  SMSG_TRADE_STATUS_EXTENDED_2_4,
} from './trade.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const tradeLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_ACCEPT_TRADE,
    CMSG_BEGIN_TRADE,
    CMSG_BUSY_TRADE,
    CMSG_CANCEL_TRADE,
    CMSG_CLEAR_TRADE_ITEM,
    CMSG_IGNORE_TRADE,
    CMSG_INITIATE_TRADE,
    CMSG_SET_TRADE_GOLD,
    CMSG_SET_TRADE_ITEM,
    CMSG_UNACCEPT_TRADE,
  ]),
  ...described(only5875, [SMSG_TRADE_STATUS_1_12, SMSG_TRADE_STATUS_EXTENDED_1_12]),
  ...described(from8606, [SMSG_TRADE_STATUS_2_4, SMSG_TRADE_STATUS_EXTENDED_2_4]),
  ...alternative(from8606, [SMSG_TRADE_STATUS_1_12]),
];
