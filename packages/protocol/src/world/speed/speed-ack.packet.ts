import { f32, guid, packedGuid, packet, u32 } from '../../schema/wire.ts';
import { movementInfo_1_12, movementInfo_2_4, movementInfo_3_3 } from '../movement/movement-info.ts';

/**
 * The client took a new speed over. Up to 2.4.3 it names its mover with a full guid, in 3.3.5a with a packed one. The
 * public notes call the counter by two names.
 */
const ack_1_12 = { guid, counter: u32, info: movementInfo_1_12, newSpeed: f32 };
const ack_2_4 = { guid, counter: u32, info: movementInfo_2_4, newSpeed: f32 };
const ack_3_3 = { guid: packedGuid, counter: u32, info: movementInfo_3_3, newSpeed: f32 };

export const forceRunSpeedChangeAck_1_12 = packet('CMSG_FORCE_RUN_SPEED_CHANGE_ACK', ack_1_12);
export const forceRunSpeedChangeAck_2_4 = packet('CMSG_FORCE_RUN_SPEED_CHANGE_ACK', ack_2_4);
export const forceRunSpeedChangeAck_3_3 = packet('CMSG_FORCE_RUN_SPEED_CHANGE_ACK', ack_3_3);
export const forceWalkSpeedChangeAck_1_12 = packet('CMSG_FORCE_WALK_SPEED_CHANGE_ACK', ack_1_12);
export const forceWalkSpeedChangeAck_2_4 = packet('CMSG_FORCE_WALK_SPEED_CHANGE_ACK', ack_2_4);
export const forceWalkSpeedChangeAck_3_3 = packet('CMSG_FORCE_WALK_SPEED_CHANGE_ACK', ack_3_3);
export const forceSwimSpeedChangeAck_1_12 = packet('CMSG_FORCE_SWIM_SPEED_CHANGE_ACK', ack_1_12);
export const forceSwimSpeedChangeAck_2_4 = packet('CMSG_FORCE_SWIM_SPEED_CHANGE_ACK', ack_2_4);
export const forceSwimSpeedChangeAck_3_3 = packet('CMSG_FORCE_SWIM_SPEED_CHANGE_ACK', ack_3_3);
export const forceSwimBackSpeedChangeAck_1_12 = packet('CMSG_FORCE_SWIM_BACK_SPEED_CHANGE_ACK', ack_1_12);
export const forceSwimBackSpeedChangeAck_2_4 = packet('CMSG_FORCE_SWIM_BACK_SPEED_CHANGE_ACK', ack_2_4);
export const forceSwimBackSpeedChangeAck_3_3 = packet('CMSG_FORCE_SWIM_BACK_SPEED_CHANGE_ACK', ack_3_3);
export const forceTurnRateChangeAck_1_12 = packet('CMSG_FORCE_TURN_RATE_CHANGE_ACK', ack_1_12);
export const forceTurnRateChangeAck_2_4 = packet('CMSG_FORCE_TURN_RATE_CHANGE_ACK', ack_2_4);
export const forceTurnRateChangeAck_3_3 = packet('CMSG_FORCE_TURN_RATE_CHANGE_ACK', ack_3_3);

export const forceRunBackSpeedChangeAck_1_12 = packet('CMSG_FORCE_RUN_BACK_SPEED_CHANGE_ACK', {
  guid,
  movementCounter: u32,
  info: movementInfo_1_12,
  newSpeed: f32,
});
export const forceRunBackSpeedChangeAck_2_4 = packet('CMSG_FORCE_RUN_BACK_SPEED_CHANGE_ACK', {
  guid,
  movementCounter: u32,
  info: movementInfo_2_4,
  newSpeed: f32,
});
export const forceRunBackSpeedChangeAck_3_3 = packet('CMSG_FORCE_RUN_BACK_SPEED_CHANGE_ACK', {
  guid: packedGuid,
  movementCounter: u32,
  info: movementInfo_3_3,
  newSpeed: f32,
});

const flight_2_4 = { player: guid, counter: u32, info: movementInfo_2_4, newSpeed: f32 };
const flight_3_3 = { player: packedGuid, counter: u32, info: movementInfo_3_3, newSpeed: f32 };

export const forceFlightSpeedChangeAck_2_4 = packet('CMSG_FORCE_FLIGHT_SPEED_CHANGE_ACK', flight_2_4);
export const forceFlightSpeedChangeAck_3_3 = packet('CMSG_FORCE_FLIGHT_SPEED_CHANGE_ACK', flight_3_3);
export const forceFlightBackSpeedChangeAck_2_4 = packet('CMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE_ACK', flight_2_4);
export const forceFlightBackSpeedChangeAck_3_3 = packet('CMSG_FORCE_FLIGHT_BACK_SPEED_CHANGE_ACK', flight_3_3);
export const CMSG_FORCE_PITCH_RATE_CHANGE_ACK = packet('CMSG_FORCE_PITCH_RATE_CHANGE_ACK', flight_3_3);
