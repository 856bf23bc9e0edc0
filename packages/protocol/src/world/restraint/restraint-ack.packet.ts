import { f32, guid, packedGuid, packet, u32 } from '../../schema/wire.ts';
import { movementInfo_1_12, movementInfo_2_4, movementInfo_3_3 } from '../movement/movement-info.ts';

/**
 * The client took over what `restraint.packet.ts` asked, with the same counter. Up to 2.4.3 it names its mover with a
 * full guid, in 3.3.5a with a packed one.
 */
const info = { '1_12': movementInfo_1_12, '2_4': movementInfo_2_4, '3_3': movementInfo_3_3 } as const;

export const forceMoveRootAck_1_12 = packet('CMSG_FORCE_MOVE_ROOT_ACK', {
  guid,
  movementCounter: u32,
  info: info['1_12'],
});
export const forceMoveRootAck_2_4 = packet('CMSG_FORCE_MOVE_ROOT_ACK', {
  guid,
  movementCounter: u32,
  info: info['2_4'],
});
export const forceMoveRootAck_3_3 = packet('CMSG_FORCE_MOVE_ROOT_ACK', {
  guid: packedGuid,
  movementCounter: u32,
  info: info['3_3'],
});
export const forceMoveUnrootAck_1_12 = packet('CMSG_FORCE_MOVE_UNROOT_ACK', {
  guid,
  movementCounter: u32,
  info: info['1_12'],
});
export const forceMoveUnrootAck_2_4 = packet('CMSG_FORCE_MOVE_UNROOT_ACK', {
  guid,
  movementCounter: u32,
  info: info['2_4'],
});
export const forceMoveUnrootAck_3_3 = packet('CMSG_FORCE_MOVE_UNROOT_ACK', {
  guid: packedGuid,
  movementCounter: u32,
  info: info['3_3'],
});
export const moveFeatherFallAck_1_12 = packet('CMSG_MOVE_FEATHER_FALL_ACK', {
  guid,
  movementCounter: u32,
  info: info['1_12'],
  apply: u32,
});
export const moveFeatherFallAck_2_4 = packet('CMSG_MOVE_FEATHER_FALL_ACK', {
  guid,
  movementCounter: u32,
  info: info['2_4'],
  apply: u32,
});
export const moveFeatherFallAck_3_3 = packet('CMSG_MOVE_FEATHER_FALL_ACK', {
  guid: packedGuid,
  movementCounter: u32,
  info: info['3_3'],
  apply: u32,
});
export const moveWaterWalkAck_1_12 = packet('CMSG_MOVE_WATER_WALK_ACK', {
  guid,
  movementCounter: u32,
  info: info['1_12'],
  apply: u32,
});
export const moveWaterWalkAck_2_4 = packet('CMSG_MOVE_WATER_WALK_ACK', {
  guid,
  movementCounter: u32,
  info: info['2_4'],
  apply: u32,
});
export const moveWaterWalkAck_3_3 = packet('CMSG_MOVE_WATER_WALK_ACK', {
  guid: packedGuid,
  movementCounter: u32,
  info: info['3_3'],
  apply: u32,
});
export const moveHoverAck_1_12 = packet('CMSG_MOVE_HOVER_ACK', {
  guid,
  counter: u32,
  info: info['1_12'],
  isApplied: u32,
});
export const moveHoverAck_2_4 = packet('CMSG_MOVE_HOVER_ACK', {
  guid,
  counter: u32,
  info: info['2_4'],
  isApplied: u32,
});
export const moveHoverAck_3_3 = packet('CMSG_MOVE_HOVER_ACK', {
  guid: packedGuid,
  counter: u32,
  info: info['3_3'],
  isApplied: u32,
});
export const moveKnockBackAck_1_12 = packet('CMSG_MOVE_KNOCK_BACK_ACK', { guid, counter: u32, info: info['1_12'] });
export const moveKnockBackAck_2_4 = packet('CMSG_MOVE_KNOCK_BACK_ACK', { guid, counter: u32, info: info['2_4'] });
export const moveKnockBackAck_3_3 = packet('CMSG_MOVE_KNOCK_BACK_ACK', {
  guid: packedGuid,
  counter: u32,
  info: info['3_3'],
});

const gravity = { guid: packedGuid, unknown: u32, info: movementInfo_3_3 };

export const CMSG_MOVE_GRAVITY_DISABLE_ACK = packet('CMSG_MOVE_GRAVITY_DISABLE_ACK', gravity);
export const CMSG_MOVE_GRAVITY_ENABLE_ACK = packet('CMSG_MOVE_GRAVITY_ENABLE_ACK', gravity);
export const CMSG_MOVE_SET_CAN_TRANSITION_BETWEEN_SWIM_AND_FLY_ACK = packet(
  'CMSG_MOVE_SET_CAN_TRANSITION_BETWEEN_SWIM_AND_FLY_ACK',
  { guid: packedGuid, unknown1: u32, info: movementInfo_3_3, unknown2: u32 },
);
export const CMSG_MOVE_SET_COLLISION_HGT_ACK = packet('CMSG_MOVE_SET_COLLISION_HGT_ACK', {
  player: packedGuid,
  movementCounter: u32,
  info: movementInfo_3_3,
  newHeight: f32,
});
