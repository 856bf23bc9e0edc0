import { bool32, f32, guid, packet, u32 } from '../../schema/wire.ts';
import { movementInfo_3_3 } from './movement-info.ts';

/**
 * The forms that the public notes give for some 3.3.5a messages and that genuine clients and public servers do not use:
 * full guids where they are packed, or none. For tools that compare with the notes.
 */
export const moveNotActiveMoverOfNotes_3_3 = packet('CMSG_MOVE_NOT_ACTIVE_MOVER', {
  oldMover: guid,
  info: movementInfo_3_3,
});
export const moveFallResetOfNotes_3_3 = packet('CMSG_MOVE_FALL_RESET', { info: movementInfo_3_3 });
export const moveSplineDoneOfNotes_3_3 = packet('CMSG_MOVE_SPLINE_DONE', {
  info: movementInfo_3_3,
  movementCounter: u32,
});
export const moveChangeTransportOfNotes_3_3 = packet('CMSG_MOVE_CHNG_TRANSPORT', { info: movementInfo_3_3 });
export const moveSetFlyOfNotes_3_3 = packet('CMSG_MOVE_SET_FLY', { info: movementInfo_3_3 });
export const moveSetCanFlyAckOfNotes_3_3 = packet('CMSG_MOVE_SET_CAN_FLY_ACK', {
  player: guid,
  counter: u32,
  info: movementInfo_3_3,
  applied: bool32,
});

const flight = { player: guid, counter: u32, info: movementInfo_3_3, newSpeed: f32 };
export const forceFlightSpeedChangeAckOfNotes_3_3 = packet('CMSG_FORCE_FLIGHT_SPEED_CHANGE_ACK', flight);
export const forceFlightBackSpeedChangeAckOfNotes_3_3 = packet('CMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE_ACK', flight);
