import { everyBuild, only5875, only8606, only12340 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_SET_FACTION_ATWAR,
  CMSG_SET_FACTION_INACTIVE,
  CMSG_SET_WATCHED_FACTION,
  SMSG_INITIALIZE_FACTIONS,
  SMSG_SET_FACTION_STANDING_1_12,
  SMSG_SET_FACTION_STANDING_2_4,
  SMSG_SET_FACTION_STANDING_3_3,
  SMSG_SET_FACTION_VISIBLE,
  SMSG_SET_FORCED_REACTIONS,
} from './faction.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const factionLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_SET_FACTION_ATWAR,
    CMSG_SET_FACTION_INACTIVE,
    CMSG_SET_WATCHED_FACTION,
    SMSG_INITIALIZE_FACTIONS,
    SMSG_SET_FACTION_VISIBLE,
    SMSG_SET_FORCED_REACTIONS,
  ]),
  ...described(only5875, [SMSG_SET_FACTION_STANDING_1_12]),
  ...described(only8606, [SMSG_SET_FACTION_STANDING_2_4]),
  ...described(only12340, [SMSG_SET_FACTION_STANDING_3_3]),
];
