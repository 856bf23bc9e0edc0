import { f32, packedGuid, packet, u32 } from '../../schema/wire.ts';
import { movementInfo_1_12, movementInfo_2_4, movementInfo_3_3 } from '../movement/movement-info.ts';

/**
 * What binds or carries a unit: root, water walking, slow fall, hovering, knock back. The mover's own client is asked
 * (`SMSG_MOVE_...`, `SMSG_FORCE_...`) and acknowledges with the same counter; everybody else sees `MSG_MOVE_...` of a
 * player or `SMSG_SPLINE_MOVE_...` of a creature. Public servers write every one of these guids packed, also where the
 * public notes describe a full one (root in 1.12).
 */
const asked = { guid: packedGuid, counter: u32 };

export const SMSG_FORCE_MOVE_ROOT = packet('SMSG_FORCE_MOVE_ROOT', asked);
export const SMSG_FORCE_MOVE_UNROOT = packet('SMSG_FORCE_MOVE_UNROOT', asked);
export const SMSG_MOVE_WATER_WALK = packet('SMSG_MOVE_WATER_WALK', asked);
export const SMSG_MOVE_LAND_WALK = packet('SMSG_MOVE_LAND_WALK', asked);
export const SMSG_MOVE_FEATHER_FALL = packet('SMSG_MOVE_FEATHER_FALL', asked);
export const SMSG_MOVE_NORMAL_FALL = packet('SMSG_MOVE_NORMAL_FALL', asked);
export const SMSG_MOVE_SET_HOVER = packet('SMSG_MOVE_SET_HOVER', asked);
export const SMSG_MOVE_UNSET_HOVER = packet('SMSG_MOVE_UNSET_HOVER', asked);
export const SMSG_MOVE_GRAVITY_DISABLE = packet('SMSG_MOVE_GRAVITY_DISABLE', {
  unit: packedGuid,
  movementCounter: u32,
});
export const SMSG_MOVE_GRAVITY_ENABLE = packet('SMSG_MOVE_GRAVITY_ENABLE', { unit: packedGuid, movementCounter: u32 });
export const SMSG_MOVE_SET_COLLISION_HGT = packet('SMSG_MOVE_SET_COLLISION_HGT', {
  unit: packedGuid,
  packetCounter: u32,
  collisionHeight: f32,
});
export const SMSG_MOVE_KNOCK_BACK = packet('SMSG_MOVE_KNOCK_BACK', {
  guid: packedGuid,
  movementCounter: u32,
  vCos: f32,
  vSin: f32,
  horizontalSpeed: f32,
  verticalSpeed: f32,
});

const told = { guid: packedGuid };

export const SMSG_SPLINE_MOVE_ROOT = packet('SMSG_SPLINE_MOVE_ROOT', told);
export const SMSG_SPLINE_MOVE_UNROOT = packet('SMSG_SPLINE_MOVE_UNROOT', told);
export const SMSG_SPLINE_MOVE_FEATHER_FALL = packet('SMSG_SPLINE_MOVE_FEATHER_FALL', told);
export const SMSG_SPLINE_MOVE_NORMAL_FALL = packet('SMSG_SPLINE_MOVE_NORMAL_FALL', told);
export const SMSG_SPLINE_MOVE_SET_HOVER = packet('SMSG_SPLINE_MOVE_SET_HOVER', told);
export const SMSG_SPLINE_MOVE_UNSET_HOVER = packet('SMSG_SPLINE_MOVE_UNSET_HOVER', told);
export const SMSG_SPLINE_MOVE_WATER_WALK = packet('SMSG_SPLINE_MOVE_WATER_WALK', told);
export const SMSG_SPLINE_MOVE_LAND_WALK = packet('SMSG_SPLINE_MOVE_LAND_WALK', told);
export const SMSG_SPLINE_MOVE_START_SWIM = packet('SMSG_SPLINE_MOVE_START_SWIM', told);
export const SMSG_SPLINE_MOVE_STOP_SWIM = packet('SMSG_SPLINE_MOVE_STOP_SWIM', told);
export const SMSG_SPLINE_MOVE_SET_RUN_MODE = packet('SMSG_SPLINE_MOVE_SET_RUN_MODE', told);
export const SMSG_SPLINE_MOVE_SET_WALK_MODE = packet('SMSG_SPLINE_MOVE_SET_WALK_MODE', told);
export const SMSG_SPLINE_MOVE_SET_FLYING = packet('SMSG_SPLINE_MOVE_SET_FLYING', told);
export const SMSG_SPLINE_MOVE_UNSET_FLYING = packet('SMSG_SPLINE_MOVE_UNSET_FLYING', told);
export const SMSG_SPLINE_MOVE_GRAVITY_DISABLE = packet('SMSG_SPLINE_MOVE_GRAVITY_DISABLE', { unit: packedGuid });
export const SMSG_SPLINE_MOVE_GRAVITY_ENABLE = packet('SMSG_SPLINE_MOVE_GRAVITY_ENABLE', { unit: packedGuid });

const seen_1_12 = { player: packedGuid, info: movementInfo_1_12 };
const seen_2_4 = { player: packedGuid, info: movementInfo_2_4 };
const seen_3_3 = { player: packedGuid, info: movementInfo_3_3 };

export const moveFeatherFall_1_12 = packet('MSG_MOVE_FEATHER_FALL_Server', seen_1_12);
export const moveFeatherFall_2_4 = packet('MSG_MOVE_FEATHER_FALL_Server', seen_2_4);
export const moveFeatherFall_3_3 = packet('MSG_MOVE_FEATHER_FALL_Server', seen_3_3);
export const moveWaterWalk_1_12 = packet('MSG_MOVE_WATER_WALK_Server', seen_1_12);
export const moveWaterWalk_2_4 = packet('MSG_MOVE_WATER_WALK_Server', seen_2_4);
export const moveWaterWalk_3_3 = packet('MSG_MOVE_WATER_WALK_Server', seen_3_3);
export const moveHover_1_12 = packet('MSG_MOVE_HOVER_Server', seen_1_12);
export const moveHover_2_4 = packet('MSG_MOVE_HOVER_Server', seen_2_4);
export const moveHover_3_3 = packet('MSG_MOVE_HOVER_Server', seen_3_3);
export const moveRoot_1_12 = packet('MSG_MOVE_ROOT_Server', seen_1_12);
export const moveRoot_2_4 = packet('MSG_MOVE_ROOT_Server', seen_2_4);
export const moveRoot_3_3 = packet('MSG_MOVE_ROOT_Server', seen_3_3);
export const moveUnroot_1_12 = packet('MSG_MOVE_UNROOT_Server', seen_1_12);
export const moveUnroot_2_4 = packet('MSG_MOVE_UNROOT_Server', seen_2_4);
export const moveUnroot_3_3 = packet('MSG_MOVE_UNROOT_Server', seen_3_3);
export const moveUpdateCanFly_2_4 = packet('MSG_MOVE_UPDATE_CAN_FLY_Server', seen_2_4);
export const moveUpdateCanFly_3_3 = packet('MSG_MOVE_UPDATE_CAN_FLY_Server', seen_3_3);
export const MSG_MOVE_GRAVITY_CHNG = packet('MSG_MOVE_GRAVITY_CHNG_Server', seen_3_3);

const knocked = { sinAngle: f32, cosAngle: f32, xYSpeed: f32, velocity: f32 };

export const moveKnockBack_1_12 = packet('MSG_MOVE_KNOCK_BACK_Server', { ...seen_1_12, ...knocked });
export const moveKnockBack_2_4 = packet('MSG_MOVE_KNOCK_BACK_Server', { ...seen_2_4, ...knocked });
export const moveKnockBack_3_3 = packet('MSG_MOVE_KNOCK_BACK_Server', { ...seen_3_3, ...knocked });
