import { cstring, enumeration, equals, f32, packedGuid, packet, tail, u8, u32, u64, when } from '../../schema/wire.ts';
import { movementInfo_1_12, movementInfo_2_4, movementInfo_3_3 } from '../movement/movement-info.ts';
import { vector3d } from '../movement/vector.ts';
import { guidOfEitherForm } from './guid-of-either-form.ts';

/** A player near is somewhere else at once. */
export const moveTeleport_1_12 = packet('MSG_MOVE_TELEPORT_Server', { player: packedGuid, info: movementInfo_1_12 });
export const moveTeleport_2_4 = packet('MSG_MOVE_TELEPORT_Server', { player: packedGuid, info: movementInfo_2_4 });
export const moveTeleport_3_3 = packet('MSG_MOVE_TELEPORT_Server', { player: packedGuid, info: movementInfo_3_3 });

/** The client itself is somewhere else on the same map; it answers with the same counter. */
export const teleportAckServer_1_12 = packet('MSG_MOVE_TELEPORT_ACK_Server', {
  guid: packedGuid,
  movementCounter: u32,
  info: movementInfo_1_12,
});
export const teleportAckServer_2_4 = packet('MSG_MOVE_TELEPORT_ACK_Server', {
  guid: packedGuid,
  movementCounter: u32,
  info: movementInfo_2_4,
});
export const teleportAckServer_3_3 = packet('MSG_MOVE_TELEPORT_ACK_Server', {
  guid: packedGuid,
  movementCounter: u32,
  info: movementInfo_3_3,
});
/** Up to 2.4.3 genuine clients send the full guid, the public notes and other clients a packed one. */
export const teleportAckClient_1_12 = packet('MSG_MOVE_TELEPORT_ACK_Client', {
  guid: guidOfEitherForm(8),
  movementCounter: u32,
  time: u32,
});
/** As the public notes describe it. */
export const teleportAckClientOfNotes_1_12 = packet('MSG_MOVE_TELEPORT_ACK_Client', {
  guid: packedGuid,
  movementCounter: u32,
  time: u32,
});
export const teleportAckClient_3_3 = packet('MSG_MOVE_TELEPORT_ACK_Client', {
  guid: packedGuid,
  movementCounter: u32,
  time: u32,
});
export const MSG_MOVE_TELEPORT_CHEAT = packet('MSG_MOVE_TELEPORT_CHEAT_Server', {
  position: vector3d,
  orientation: f32,
});

/** The client is to show the loading screen, on its way to another map (on a transport: with which, from where). */
export const SMSG_TRANSFER_PENDING = packet('SMSG_TRANSFER_PENDING', {
  map: u32,
  ...tail({ transport: u32, transportMap: u32 }),
});
/** The client is to load that map and answers with `MSG_MOVE_WORLDPORT_ACK` when it has. */
export const SMSG_NEW_WORLD = packet('SMSG_NEW_WORLD', { map: u32, position: vector3d, orientation: f32 });
export const MSG_MOVE_WORLDPORT_ACK = packet('MSG_MOVE_WORLDPORT_ACK', {});

export const transferAbortReasons_1_12 = {
  NONE: 0,
  IS_FULL: 1,
  NOT_FOUND: 2,
  TOO_MANY_INSTANCES: 3,
  ZONE_IS_IN_COMBAT: 5,
} as const;
export const transferAbortReasons_2_4 = {
  ...transferAbortReasons_1_12,
  INSUFFICIENT_EXPANSION_LEVEL: 6,
  DIFFICULTY_NOT_AVAILABLE: 7,
  MISSING_DIFFICULTY: 8,
  ZONE_IN_COMBAT: 9,
  INSTANCE_IS_FULL: 10,
  NOT_ALLOWED: 11,
  HAS_BIND: 12,
} as const;
export const transferAbortReasons_3_3 = {
  NONE: 0,
  ERROR: 1,
  MAX_PLAYERS: 2,
  NOT_FOUND: 3,
  TOO_MANY_INSTANCES: 4,
  ZONE_IN_COMBAT: 6,
  INSUFFICIENT_EXPANSION_LEVEL: 7,
  DIFFICULTY_NOT_AVAILABLE: 8,
  UNIQUE_MESSAGE: 9,
  TOO_MANY_REALM_INSTANCES: 10,
  NEED_GROUP: 11,
  NOT_FOUND1: 12,
  NOT_FOUND2: 13,
  NOT_FOUND3: 14,
  REALM_ONLY: 15,
  MAP_NOT_ALLOWED: 16,
} as const;
const difficulty = enumeration(u8, { NORMAL: 0, HEROIC: 1 });

/** The transfer could not be made; the client stays where it is. */
export const transferAborted_1_12 = packet('SMSG_TRANSFER_ABORTED', {
  map: u32,
  reason: enumeration(u8, transferAbortReasons_1_12),
  argument: u8,
});
export const transferAborted_2_4 = packet('SMSG_TRANSFER_ABORTED', {
  map: u32,
  reason: enumeration(u8, transferAbortReasons_2_4),
  ...when(
    equals(
      'reason',
      transferAbortReasons_2_4.INSUFFICIENT_EXPANSION_LEVEL,
      transferAbortReasons_2_4.DIFFICULTY_NOT_AVAILABLE,
    ),
    { difficulty },
  ),
});
export const transferAborted_3_3 = packet('SMSG_TRANSFER_ABORTED', {
  map: u32,
  reason: enumeration(u8, transferAbortReasons_3_3),
  ...when(
    equals(
      'reason',
      transferAbortReasons_3_3.INSUFFICIENT_EXPANSION_LEVEL,
      transferAbortReasons_3_3.DIFFICULTY_NOT_AVAILABLE,
      transferAbortReasons_3_3.UNIQUE_MESSAGE,
    ),
    { difficulty },
  ),
});

/** Console commands of the client (`port`, `worldport`): it would like to be elsewhere. */
export const CMSG_TELEPORT_TO_UNIT = packet('CMSG_TELEPORT_TO_UNIT', { name: cstring({ maxBytes: 256 }) });
export const worldTeleport_1_12 = packet('CMSG_WORLD_TELEPORT', {
  time: u32,
  map: u32,
  position: vector3d,
  orientation: f32,
});
export const worldTeleport_3_3 = packet('CMSG_WORLD_TELEPORT', {
  time: u32,
  map: u32,
  unknown: u64,
  position: vector3d,
  orientation: f32,
});
