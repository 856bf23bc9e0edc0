import { array, packet, u32 } from '../../schema/wire.ts';

export const CMSG_TUTORIAL_CLEAR = packet('CMSG_TUTORIAL_CLEAR', {});

export const CMSG_TUTORIAL_FLAG = packet('CMSG_TUTORIAL_FLAG', {
  tutorialFlag: u32,
});

export const CMSG_TUTORIAL_RESET = packet('CMSG_TUTORIAL_RESET', {});

export const SMSG_TUTORIAL_FLAGS = packet('SMSG_TUTORIAL_FLAGS', {
  tutorialData: array(u32, 8),
});
