import { guid, packet, u32 } from '../../schema/wire.ts';
import { movementInfo_3_3 } from '../movement/movement-info.ts';

/**
 * The forms that the public notes give for some of the messages of this folder and that genuine clients and public
 * servers do not use: full guids where they are packed, or no guid at all. For tools that compare with the notes.
 */
export const forceMoveRootOfNotes_1_12 = packet('SMSG_FORCE_MOVE_ROOT', { guid, counter: u32 });
export const forceMoveUnrootOfNotes_1_12 = packet('SMSG_FORCE_MOVE_UNROOT', { guid, counter: u32 });
export const splineMoveRootOfNotes = packet('SMSG_SPLINE_MOVE_ROOT', { guid });
export const moveRootOfNotes_3_3 = packet('MSG_MOVE_ROOT_Server', { info: movementInfo_3_3 });
export const moveUnrootOfNotes_3_3 = packet('MSG_MOVE_UNROOT_Server', { info: movementInfo_3_3 });

export const moveFeatherFallAckOfNotes_3_3 = packet('CMSG_MOVE_FEATHER_FALL_ACK', {
  guid,
  movementCounter: u32,
  info: movementInfo_3_3,
  apply: u32,
});
export const moveWaterWalkAckOfNotes_3_3 = packet('CMSG_MOVE_WATER_WALK_ACK', {
  guid,
  movementCounter: u32,
  info: movementInfo_3_3,
  apply: u32,
});
export const moveHoverAckOfNotes_3_3 = packet('CMSG_MOVE_HOVER_ACK', {
  guid,
  counter: u32,
  info: movementInfo_3_3,
  isApplied: u32,
});
export const moveKnockBackAckOfNotes_3_3 = packet('CMSG_MOVE_KNOCK_BACK_ACK', {
  guid,
  counter: u32,
  info: movementInfo_3_3,
});
