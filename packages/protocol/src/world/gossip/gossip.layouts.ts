import { everyBuild, from8606, only5875, only8606, only12340 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_GOSSIP_HELLO,
  CMSG_GOSSIP_SELECT_OPTION_1_12,
  CMSG_GOSSIP_SELECT_OPTION_2_4,
  SMSG_GOSSIP_COMPLETE,
  SMSG_GOSSIP_MESSAGE_1_12,
  SMSG_GOSSIP_MESSAGE_2_4,
  SMSG_GOSSIP_MESSAGE_3_3,
  SMSG_GOSSIP_POI,
} from './gossip.packet.ts';
import {
  CMSG_NPC_TEXT_QUERY,
  CMSG_PAGE_TEXT_QUERY_1_12,
  CMSG_PAGE_TEXT_QUERY_2_4,
  SMSG_NPC_TEXT_UPDATE_1_12,
  SMSG_NPC_TEXT_UPDATE_2_4,
  SMSG_PAGE_TEXT_QUERY_RESPONSE,
} from './npc-text.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const gossipLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_GOSSIP_HELLO,
    CMSG_NPC_TEXT_QUERY,
    SMSG_GOSSIP_COMPLETE,
    SMSG_GOSSIP_POI,
    SMSG_PAGE_TEXT_QUERY_RESPONSE,
  ]),
  ...described(only5875, [
    CMSG_GOSSIP_SELECT_OPTION_1_12,
    CMSG_PAGE_TEXT_QUERY_1_12,
    SMSG_GOSSIP_MESSAGE_1_12,
    SMSG_NPC_TEXT_UPDATE_1_12,
  ]),
  ...described(only8606, [SMSG_GOSSIP_MESSAGE_2_4]),
  ...described(from8606, [CMSG_GOSSIP_SELECT_OPTION_2_4, CMSG_PAGE_TEXT_QUERY_2_4, SMSG_NPC_TEXT_UPDATE_2_4]),
  ...described(only12340, [SMSG_GOSSIP_MESSAGE_3_3]),
];
