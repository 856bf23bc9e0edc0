import { bool, enumeration, packet, u32 } from '../../schema/wire.ts';

const timerType = enumeration(u32, {
  FATIGUE: 0,
  BREATH: 1,
  FEIGN_DEATH: 2,
  ENVIRONMENTAL: 3,
});

/** A bar of breath, fatigue or fire stands still. */
export const SMSG_PAUSE_MIRROR_TIMER = packet('SMSG_PAUSE_MIRROR_TIMER', {
  timer: timerType,
  isFrozen: bool,
});

/** A bar of breath, fatigue or fire begins to run. */
export const SMSG_START_MIRROR_TIMER = packet('SMSG_START_MIRROR_TIMER', {
  timer: timerType,
  timeRemaining: u32,
  duration: u32,
  scale: u32,
  isFrozen: bool,
  id: u32,
});

/** A bar of breath, fatigue or fire is over. */
export const SMSG_STOP_MIRROR_TIMER = packet('SMSG_STOP_MIRROR_TIMER', {
  timer: timerType,
});
