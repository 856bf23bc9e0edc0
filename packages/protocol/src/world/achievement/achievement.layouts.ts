import { only12340 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_QUERY_INSPECT_ACHIEVEMENTS,
  SMSG_ACHIEVEMENT_DELETED,
  SMSG_ACHIEVEMENT_EARNED,
  SMSG_ALL_ACHIEVEMENT_DATA,
  SMSG_CRITERIA_DELETED,
  SMSG_CRITERIA_UPDATE,
  SMSG_RESPOND_INSPECT_ACHIEVEMENTS,
  SMSG_SERVER_FIRST_ACHIEVEMENT,
} from './achievement.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const achievementLayouts: readonly LayoutEntry[] = [
  ...described(only12340, [
    CMSG_QUERY_INSPECT_ACHIEVEMENTS,
    SMSG_ACHIEVEMENT_DELETED,
    SMSG_ACHIEVEMENT_EARNED,
    SMSG_ALL_ACHIEVEMENT_DATA,
    SMSG_CRITERIA_DELETED,
    SMSG_CRITERIA_UPDATE,
    SMSG_RESPOND_INSPECT_ACHIEVEMENTS,
    SMSG_SERVER_FIRST_ACHIEVEMENT,
  ]),
];
