import { bool, bool32, f32, guid, packedGuid, packet, u32 } from '../../schema/wire.ts';
import { movementInfo_1_12, movementInfo_2_4, movementInfo_3_3 } from './movement-info.ts';
import { vector3d } from './vector.ts';

/** The client names the unit that it steers from now on. */
export const CMSG_SET_ACTIVE_MOVER = packet('CMSG_SET_ACTIVE_MOVER', { guid });

/** The client no longer steers that unit; its last movement. */
export const moveNotActiveMover_1_12 = packet('CMSG_MOVE_NOT_ACTIVE_MOVER', {
  oldMover: guid,
  info: movementInfo_1_12,
});
export const moveNotActiveMover_2_4 = packet('CMSG_MOVE_NOT_ACTIVE_MOVER', { oldMover: guid, info: movementInfo_2_4 });
export const moveNotActiveMover_3_3 = packet('CMSG_MOVE_NOT_ACTIVE_MOVER', {
  oldMover: packedGuid,
  info: movementInfo_3_3,
});

/** The client was busy and skipped so many milliseconds of its mover's time. */
export const moveTimeSkipped_1_12 = packet('CMSG_MOVE_TIME_SKIPPED', { guid, lag: u32 });
export const moveTimeSkipped_3_3 = packet('CMSG_MOVE_TIME_SKIPPED', { guid: packedGuid, lag: u32 });
/** The same, passed on to everybody near. */
export const MSG_MOVE_TIME_SKIPPED = packet('MSG_MOVE_TIME_SKIPPED_Server', { player: packedGuid, timeSkipped: u32 });

/** The client restarts a fall, for instance in mid-air. */
export const moveFallReset_1_12 = packet('CMSG_MOVE_FALL_RESET', { info: movementInfo_1_12 });
export const moveFallReset_2_4 = packet('CMSG_MOVE_FALL_RESET', { info: movementInfo_2_4 });
export const moveFallReset_3_3 = packet('CMSG_MOVE_FALL_RESET', { guid: packedGuid, info: movementInfo_3_3 });

/** The client came to the end of a path that the server gave its mover. */
export const moveSplineDone_1_12 = packet('CMSG_MOVE_SPLINE_DONE', {
  info: movementInfo_1_12,
  movementCounter: u32,
  unknown1: u32,
});
export const moveSplineDone_2_4 = packet('CMSG_MOVE_SPLINE_DONE', { info: movementInfo_2_4, movementCounter: u32 });
export const moveSplineDone_3_3 = packet('CMSG_MOVE_SPLINE_DONE', {
  guid: packedGuid,
  info: movementInfo_3_3,
  movementCounter: u32,
});

/** The client boarded or left a transport. */
export const moveChangeTransport_2_4 = packet('CMSG_MOVE_CHNG_TRANSPORT', { info: movementInfo_2_4 });
export const moveChangeTransport_3_3 = packet('CMSG_MOVE_CHNG_TRANSPORT', { guid: packedGuid, info: movementInfo_3_3 });

/** The client began or ended to fly. */
export const moveSetFly_2_4 = packet('CMSG_MOVE_SET_FLY', { info: movementInfo_2_4 });
export const moveSetFly_3_3 = packet('CMSG_MOVE_SET_FLY', { guid: packedGuid, info: movementInfo_3_3 });

/** Console command of the client (`setrawpos`): it would like to be there. */
export const CMSG_MOVE_SET_RAW_POSITION = packet('CMSG_MOVE_SET_RAW_POSITION', {
  position: vector3d,
  orientation: f32,
});

/** Takes the controls of a unit away from the client, or gives them back. */
export const SMSG_CLIENT_CONTROL_UPDATE = packet('SMSG_CLIENT_CONTROL_UPDATE', {
  guid: packedGuid,
  allowMovement: bool,
});

/** Grants or revokes flight; the client acknowledges with the same counter. */
export const SMSG_MOVE_SET_CAN_FLY = packet('SMSG_MOVE_SET_CAN_FLY', { player: packedGuid, counter: u32 });
export const SMSG_MOVE_UNSET_CAN_FLY = packet('SMSG_MOVE_UNSET_CAN_FLY', { player: packedGuid, counter: u32 });
export const moveSetCanFlyAck_2_4 = packet('CMSG_MOVE_SET_CAN_FLY_ACK', {
  player: guid,
  counter: u32,
  info: movementInfo_2_4,
  applied: bool32,
});
export const moveSetCanFlyAck_3_3 = packet('CMSG_MOVE_SET_CAN_FLY_ACK', {
  player: packedGuid,
  counter: u32,
  info: movementInfo_3_3,
  applied: bool32,
});
/** 2.4.3 only: lets the client fly, or no longer. */
export const SMSG_MOVE_SET_FLIGHT = packet('SMSG_MOVE_SET_FLIGHT', { guid, counter: u32 });
export const SMSG_MOVE_UNSET_FLIGHT = packet('SMSG_MOVE_UNSET_FLIGHT', { guid, counter: u32 });
