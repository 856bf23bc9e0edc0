import { everyBuild, from8606, only12340, upTo8606 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_ACTIVATETAXI,
  CMSG_ACTIVATETAXIEXPRESS_1_12,
  CMSG_ACTIVATETAXIEXPRESS_3_3,
  CMSG_ENABLETAXI,
  CMSG_SET_TAXI_BENCHMARK_MODE,
  CMSG_TAXINODE_STATUS_QUERY,
  CMSG_TAXIQUERYAVAILABLENODES,
  SMSG_ACTIVATETAXIREPLY,
  SMSG_NEW_TAXI_PATH,
  SMSG_SHOWTAXINODES,
  SMSG_TAXINODE_STATUS,
} from './taxi.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const taxiLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_ACTIVATETAXI,
    CMSG_TAXINODE_STATUS_QUERY,
    CMSG_TAXIQUERYAVAILABLENODES,
    SMSG_ACTIVATETAXIREPLY,
    SMSG_NEW_TAXI_PATH,
    SMSG_SHOWTAXINODES,
    SMSG_TAXINODE_STATUS,
  ]),
  ...described(upTo8606, [CMSG_ACTIVATETAXIEXPRESS_1_12]),
  ...described(from8606, [CMSG_SET_TAXI_BENCHMARK_MODE]),
  ...described(only12340, [CMSG_ACTIVATETAXIEXPRESS_3_3, CMSG_ENABLETAXI]),
];
