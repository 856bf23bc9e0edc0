import { bool, packet, u32 } from '../../schema/wire.ts';

/** Asks how long the character was played. */
export const CMSG_PLAYED_TIME_1_12 = packet('CMSG_PLAYED_TIME', {});

/** The same as 3.3.5a has it. */
export const CMSG_PLAYED_TIME_3_3 = packet('CMSG_PLAYED_TIME', {
  showOnUi: bool,
});

/** How long the character was played, in all and at this level, seconds. */
export const SMSG_PLAYED_TIME_1_12 = packet('SMSG_PLAYED_TIME', {
  totalPlayedTime: u32,
  levelPlayedTime: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_PLAYED_TIME_3_3 = packet('SMSG_PLAYED_TIME', {
  totalPlayedTime: u32,
  levelPlayedTime: u32,
  showOnUi: bool,
});
