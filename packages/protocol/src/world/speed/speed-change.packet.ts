import { f32, packedGuid, packet, u8, u32 } from '../../schema/wire.ts';
import { movementInfo_2_4, movementInfo_3_3 } from '../movement/movement-info.ts';

/**
 * Changes of speed, in yards per second (turn and pitch: radians per second). The mover's own client is asked with
 * `SMSG_FORCE_..._CHANGE` and acknowledges with the same counter; everybody else is told with `SMSG_SPLINE_SET_...`.
 */
const force = { guid: packedGuid, moveEvent: u32, speed: f32 };

export const forceRunSpeedChange_1_12 = packet('SMSG_FORCE_RUN_SPEED_CHANGE', force);
/** From 2.4.3 on the run speed alone has one more byte. */
export const forceRunSpeedChange_2_4 = packet('SMSG_FORCE_RUN_SPEED_CHANGE', {
  guid: packedGuid,
  moveEvent: u32,
  unknown: u8,
  speed: f32,
});
export const SMSG_FORCE_RUN_BACK_SPEED_CHANGE = packet('SMSG_FORCE_RUN_BACK_SPEED_CHANGE', force);
export const SMSG_FORCE_WALK_SPEED_CHANGE = packet('SMSG_FORCE_WALK_SPEED_CHANGE', force);
export const SMSG_FORCE_SWIM_SPEED_CHANGE = packet('SMSG_FORCE_SWIM_SPEED_CHANGE', force);
export const SMSG_FORCE_SWIM_BACK_SPEED_CHANGE = packet('SMSG_FORCE_SWIM_BACK_SPEED_CHANGE', force);
export const SMSG_FORCE_TURN_RATE_CHANGE = packet('SMSG_FORCE_TURN_RATE_CHANGE', force);
export const SMSG_FORCE_FLIGHT_SPEED_CHANGE = packet('SMSG_FORCE_FLIGHT_SPEED_CHANGE', force);
export const SMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE = packet('SMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE', force);
export const SMSG_FORCE_PITCH_RATE_CHANGE = packet('SMSG_FORCE_PITCH_RATE_CHANGE', force);

const spline = { guid: packedGuid, speed: f32 };

export const SMSG_SPLINE_SET_RUN_SPEED = packet('SMSG_SPLINE_SET_RUN_SPEED', spline);
export const SMSG_SPLINE_SET_RUN_BACK_SPEED = packet('SMSG_SPLINE_SET_RUN_BACK_SPEED', spline);
export const SMSG_SPLINE_SET_WALK_SPEED = packet('SMSG_SPLINE_SET_WALK_SPEED', spline);
export const SMSG_SPLINE_SET_SWIM_SPEED = packet('SMSG_SPLINE_SET_SWIM_SPEED', spline);
export const SMSG_SPLINE_SET_SWIM_BACK_SPEED = packet('SMSG_SPLINE_SET_SWIM_BACK_SPEED', spline);
export const SMSG_SPLINE_SET_TURN_RATE = packet('SMSG_SPLINE_SET_TURN_RATE', spline);
export const SMSG_SPLINE_SET_FLIGHT_SPEED = packet('SMSG_SPLINE_SET_FLIGHT_SPEED', spline);
export const SMSG_SPLINE_SET_FLIGHT_BACK_SPEED = packet('SMSG_SPLINE_SET_FLIGHT_BACK_SPEED', spline);

const observed_2_4 = { player: packedGuid, info: movementInfo_2_4, newSpeed: f32 };
const observed_3_3 = { player: packedGuid, info: movementInfo_3_3, newSpeed: f32 };

/** A player near flies or pitches at another speed, with where it is. */
export const moveSetFlightSpeed_2_4 = packet('MSG_MOVE_SET_FLIGHT_SPEED_Server', observed_2_4);
export const moveSetFlightSpeed_3_3 = packet('MSG_MOVE_SET_FLIGHT_SPEED_Server', observed_3_3);
export const moveSetFlightBackSpeed_2_4 = packet('MSG_MOVE_SET_FLIGHT_BACK_SPEED_Server', observed_2_4);
export const moveSetFlightBackSpeed_3_3 = packet('MSG_MOVE_SET_FLIGHT_BACK_SPEED_Server', observed_3_3);
export const MSG_MOVE_SET_PITCH_RATE = packet('MSG_MOVE_SET_PITCH_RATE_Server', observed_3_3);
