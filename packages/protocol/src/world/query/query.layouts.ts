import { everyBuild, only5875, only8606, only12340, upTo8606 } from '../../versions/build.ts';
import { alternative, described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_CORPSE_MAP_POSITION_QUERY,
  MSG_CORPSE_QUERY_Client,
  MSG_CORPSE_QUERY_Server_1_12,
  MSG_CORPSE_QUERY_Server_3_3,
  SMSG_CORPSE_MAP_POSITION_QUERY_RESPONSE,
} from './corpse-query.packet.ts';
import {
  CMSG_CREATURE_QUERY,
  SMSG_CREATURE_QUERY_RESPONSE_1_12,
  SMSG_CREATURE_QUERY_RESPONSE_2_4,
  SMSG_CREATURE_QUERY_RESPONSE_3_3,
} from './creature-query.packet.ts';
import { CMSG_NAME_QUERY } from './name-query.packet.ts';
import {
  nameQueryResponseOfNotes_2_4,
  SMSG_NAME_QUERY_RESPONSE_1_12,
  SMSG_NAME_QUERY_RESPONSE_2_4,
  SMSG_NAME_QUERY_RESPONSE_3_3,
} from './name-query-response.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const queryLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [CMSG_CREATURE_QUERY, CMSG_NAME_QUERY, MSG_CORPSE_QUERY_Client]),
  ...described(only5875, [SMSG_CREATURE_QUERY_RESPONSE_1_12, SMSG_NAME_QUERY_RESPONSE_1_12]),
  ...described(upTo8606, [MSG_CORPSE_QUERY_Server_1_12]),
  ...described(only8606, [SMSG_CREATURE_QUERY_RESPONSE_2_4, SMSG_NAME_QUERY_RESPONSE_2_4]),
  ...described(only12340, [
    CMSG_CORPSE_MAP_POSITION_QUERY,
    MSG_CORPSE_QUERY_Server_3_3,
    SMSG_CORPSE_MAP_POSITION_QUERY_RESPONSE,
    SMSG_CREATURE_QUERY_RESPONSE_3_3,
    SMSG_NAME_QUERY_RESPONSE_3_3,
  ]),
  ...alternative(only8606, [nameQueryResponseOfNotes_2_4]),
];
