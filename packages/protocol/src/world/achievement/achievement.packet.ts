import { cstring, enumeration, guid, packedGuid, packet, u8, u32 } from '../../schema/wire.ts';
import { achievementsDone, achievementsInProgress } from './achievement-arrays.ts';

const achievementNameLinkType = enumeration(u8, {
  NORMAL: 0,
  CLICKABLE: 1,
});

/** Asks for the achievements of another character. */
export const CMSG_QUERY_INSPECT_ACHIEVEMENTS = packet('CMSG_QUERY_INSPECT_ACHIEVEMENTS', {
  player: packedGuid,
});

/** An achievement was taken away. */
export const SMSG_ACHIEVEMENT_DELETED = packet('SMSG_ACHIEVEMENT_DELETED', {
  achievement: u32,
});

/** Somebody near earned an achievement. The time is a packed date. */
export const SMSG_ACHIEVEMENT_EARNED = packet('SMSG_ACHIEVEMENT_EARNED', {
  player: packedGuid,
  achievement: u32,
  earnTime: u32,
  unknown: u32,
});

/** Everything that the character has achieved and works on; sent once at login. */
export const SMSG_ALL_ACHIEVEMENT_DATA = packet('SMSG_ALL_ACHIEVEMENT_DATA', {
  done: achievementsDone,
  inProgress: achievementsInProgress,
});

/** A criterion of an achievement was taken back. */
export const SMSG_CRITERIA_DELETED = packet('SMSG_CRITERIA_DELETED', {
  criteriaId: u32,
});

/** A criterion of an achievement came nearer. */
export const SMSG_CRITERIA_UPDATE = packet('SMSG_CRITERIA_UPDATE', {
  achievement: u32,
  progressCounter: packedGuid,
  player: packedGuid,
  flags: u32,
  time: u32,
  timeElapsed: u32,
  unknown: u32,
});

/** The achievements of another character. */
export const SMSG_RESPOND_INSPECT_ACHIEVEMENTS = packet('SMSG_RESPOND_INSPECT_ACHIEVEMENTS', {
  player: packedGuid,
  done: achievementsDone,
  inProgress: achievementsInProgress,
});

/** Somebody was the first of the realm to achieve something. */
export const SMSG_SERVER_FIRST_ACHIEVEMENT = packet('SMSG_SERVER_FIRST_ACHIEVEMENT', {
  name: cstring({ maxBytes: 255 }),
  player: guid,
  achievement: u32,
  linkType: achievementNameLinkType,
});
