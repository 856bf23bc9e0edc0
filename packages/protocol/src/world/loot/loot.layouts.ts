import { everyBuild, from8606, only5875, only12340, upTo8606 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_AUTOSTORE_LOOT_ITEM,
  CMSG_LOOT,
  CMSG_LOOT_MASTER_GIVE,
  CMSG_LOOT_MONEY,
  CMSG_LOOT_RELEASE,
  CMSG_LOOT_ROLL,
  SMSG_LOOT_ALL_PASSED,
  SMSG_LOOT_CLEAR_MONEY,
  SMSG_LOOT_LIST,
  SMSG_LOOT_MASTER_LIST,
  SMSG_LOOT_MONEY_NOTIFY_1_12,
  SMSG_LOOT_MONEY_NOTIFY_3_3,
  SMSG_LOOT_RELEASE_RESPONSE,
  SMSG_LOOT_REMOVED,
  SMSG_LOOT_RESPONSE,
  SMSG_LOOT_ROLL_1_12,
  SMSG_LOOT_ROLL_2_4,
  SMSG_LOOT_ROLL_WON,
  SMSG_LOOT_START_ROLL_1_12,
  SMSG_LOOT_START_ROLL_3_3,
} from './loot.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const lootLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_AUTOSTORE_LOOT_ITEM,
    CMSG_LOOT,
    CMSG_LOOT_MASTER_GIVE,
    CMSG_LOOT_MONEY,
    CMSG_LOOT_RELEASE,
    CMSG_LOOT_ROLL,
    SMSG_LOOT_ALL_PASSED,
    SMSG_LOOT_CLEAR_MONEY,
    SMSG_LOOT_MASTER_LIST,
    SMSG_LOOT_RELEASE_RESPONSE,
    SMSG_LOOT_REMOVED,
    SMSG_LOOT_RESPONSE,
    SMSG_LOOT_ROLL_WON,
  ]),
  ...described(only5875, [SMSG_LOOT_ROLL_1_12]),
  ...described(upTo8606, [SMSG_LOOT_MONEY_NOTIFY_1_12, SMSG_LOOT_START_ROLL_1_12]),
  ...described(from8606, [SMSG_LOOT_LIST, SMSG_LOOT_ROLL_2_4]),
  ...described(only12340, [SMSG_LOOT_MONEY_NOTIFY_3_3, SMSG_LOOT_START_ROLL_3_3]),
];
