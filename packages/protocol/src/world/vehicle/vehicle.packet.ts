import { guid, packedGuid, packet, u8, u32 } from '../../schema/wire.ts';
import { movementInfo_3_3 } from '../movement/movement-info.ts';

/** Changes seats, while steering. */
export const CMSG_CHANGE_SEATS_ON_CONTROLLED_VEHICLE = packet('CMSG_CHANGE_SEATS_ON_CONTROLLED_VEHICLE', {
  vehicle: packedGuid,
  info: movementInfo_3_3,
  accessory: packedGuid,
  seat: u8,
});

/** Puts a passenger out. */
export const CMSG_CONTROLLER_EJECT_PASSENGER = packet('CMSG_CONTROLLER_EJECT_PASSENGER', {
  player: guid,
});

/** Sends a vehicle away. */
export const CMSG_DISMISS_CONTROLLED_VEHICLE = packet('CMSG_DISMISS_CONTROLLED_VEHICLE', {});

/** Mounts another player's vehicle. */
export const CMSG_PLAYER_VEHICLE_ENTER = packet('CMSG_PLAYER_VEHICLE_ENTER', {
  vehicle: guid,
});

/** Leaves a vehicle. */
export const CMSG_REQUEST_VEHICLE_EXIT = packet('CMSG_REQUEST_VEHICLE_EXIT', {});

/** Takes the next seat. */
export const CMSG_REQUEST_VEHICLE_NEXT_SEAT = packet('CMSG_REQUEST_VEHICLE_NEXT_SEAT', {});

/** Takes the seat before. */
export const CMSG_REQUEST_VEHICLE_PREV_SEAT = packet('CMSG_REQUEST_VEHICLE_PREV_SEAT', {});

/** Takes another seat. */
export const CMSG_REQUEST_VEHICLE_SWITCH_SEAT = packet('CMSG_REQUEST_VEHICLE_SWITCH_SEAT', {
  vehicle: guid,
  seat: u8,
});

/** The ride that was about to begin does not. */
export const SMSG_ON_CANCEL_EXPECTED_RIDE_VEHICLE_AURA = packet('SMSG_ON_CANCEL_EXPECTED_RIDE_VEHICLE_AURA', {});

/** What kind of vehicle a player is. */
export const SMSG_PLAYER_VEHICLE_DATA = packet('SMSG_PLAYER_VEHICLE_DATA', {
  target: packedGuid,
  vehicleId: u32,
});
