import { array, packet, u32 } from '../../schema/wire.ts';

/** All tutorials count as seen. */
export const CMSG_TUTORIAL_CLEAR = packet('CMSG_TUTORIAL_CLEAR', {});

/** A tutorial was seen. */
export const CMSG_TUTORIAL_FLAG = packet('CMSG_TUTORIAL_FLAG', {
  tutorialFlag: u32,
});

/** No tutorial counts as seen. */
export const CMSG_TUTORIAL_RESET = packet('CMSG_TUTORIAL_RESET', {});

/** Which tutorials were seen: 256 bits. */
export const SMSG_TUTORIAL_FLAGS = packet('SMSG_TUTORIAL_FLAGS', {
  tutorialData: array(u32, 8),
});
