import { bool32, packedGuid, struct, terminated, u32 } from '../../schema/wire.ts';

/** Ends both lists of achievements. */
const END = 0xffff_ffff;

/** Achievements that a character has, up to the end mark. `time` is a packed date. */
export const achievementsDone = terminated(struct({ achievement: u32, time: u32 }), {
  mark: u32,
  value: END,
  max: 4096,
});

/** Criteria that a character works on, up to the end mark. Times count seconds, the date is packed. */
export const achievementsInProgress = terminated(
  struct({
    achievement: u32,
    counter: packedGuid,
    player: packedGuid,
    timedCriteriaFailed: bool32,
    progressDate: u32,
    timeSinceProgress: u32,
    timeSinceProgress2: u32,
  }),
  { mark: u32, value: END, max: 4096 },
);
