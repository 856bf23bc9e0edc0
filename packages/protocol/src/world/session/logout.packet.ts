import { enumeration, packet, u8, u32 } from '../../schema/wire.ts';

const logoutResult = enumeration(u32, {
  SUCCESS: 0,
  FAILURE_IN_COMBAT: 1,
  FAILURE_FROZEN_BY_GM: 2,
  FAILURE_JUMPING_OR_FALLING: 3,
});

const logoutSpeed = enumeration(u8, {
  DELAYED: 0,
  INSTANT: 1,
});

/** The client wants to be disconnected; a developers' tool. */
export const CMSG_BOOTME = packet('CMSG_BOOTME', {});

/** The player stays after all. */
export const CMSG_LOGOUT_CANCEL = packet('CMSG_LOGOUT_CANCEL', {});

/** The player wants to leave the world. */
export const CMSG_LOGOUT_REQUEST = packet('CMSG_LOGOUT_REQUEST', {});

/** Leaves the world at once; a game masters' tool. */
export const CMSG_PLAYER_LOGOUT = packet('CMSG_PLAYER_LOGOUT', {});

/** Leaving was called off. */
export const SMSG_LOGOUT_CANCEL_ACK = packet('SMSG_LOGOUT_CANCEL_ACK', {});

/** The character has left; back to the character screen. */
export const SMSG_LOGOUT_COMPLETE = packet('SMSG_LOGOUT_COMPLETE', {});

/** Whether the player may leave, and whether at once. */
export const SMSG_LOGOUT_RESPONSE = packet('SMSG_LOGOUT_RESPONSE', {
  result: logoutResult,
  speed: logoutSpeed,
});
