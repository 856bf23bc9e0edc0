import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const vehicleVectors: readonly OwnVector[] = [
  vector(12340, 'CMSG_CONTROLLER_EJECT_PASSENGER', 'db02000000000000', { player: 731n }),
  vector(12340, 'CMSG_PLAYER_VEHICLE_ENTER', 'a60000f1010030f1', { vehicle: 17379390970361020582n }),
  vector(12340, 'CMSG_REQUEST_VEHICLE_SWITCH_SEAT', '0e01000000000000bf', { vehicle: 270n, seat: 191 }),
  vector(12340, 'SMSG_PLAYER_VEHICLE_DATA', 'c9a20330f1cf75648f', {
    target: 17379390962073075874n,
    vehicleId: 2405725647,
  }),
];
