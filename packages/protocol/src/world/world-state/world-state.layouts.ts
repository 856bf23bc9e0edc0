import { everyBuild, from8606, only5875 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  SMSG_PLAY_MUSIC,
  SMSG_PLAY_OBJECT_SOUND,
  SMSG_PLAY_SOUND,
  SMSG_WEATHER_1_12,
  SMSG_WEATHER_2_4,
} from './weather.packet.ts';
import { CMSG_ZONEUPDATE } from './zone.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const worldStateLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [CMSG_ZONEUPDATE, SMSG_PLAY_MUSIC, SMSG_PLAY_OBJECT_SOUND, SMSG_PLAY_SOUND]),
  ...described(only5875, [SMSG_WEATHER_1_12]),
  ...described(from8606, [SMSG_WEATHER_2_4]),
];
