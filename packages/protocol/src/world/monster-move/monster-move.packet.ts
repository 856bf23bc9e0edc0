import {
  differs,
  enumeration,
  equals,
  f32,
  flags,
  guid,
  hasFlag,
  packedGuid,
  packet,
  tail,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';
import { monsterMoveTypes, splineFlags_1_12, splineFlags_3_3 } from './spline-flags.ts';
import { fullPath, packedPath } from './spline-path.ts';

/**
 * A unit follows a path that the server gave, from `splinePoint`, for `duration` milliseconds. The first point of
 * `splines` is the destination, further ones lie in between. With the type `STOP` public servers end the packet there,
 * while the public notes go on; both are read.
 */
const facing = {
  ...when(equals('moveType', monsterMoveTypes.FACING_TARGET), { target: guid }),
  ...when(equals('moveType', monsterMoveTypes.FACING_ANGLE), { angle: f32 }),
  ...when(equals('moveType', monsterMoveTypes.FACING_SPOT), { position: vector3d }),
};

const way_1_12 = {
  splineFlags: flags(u32, splineFlags_1_12),
  duration: u32,
  ...when(hasFlag('splineFlags', splineFlags_1_12.FLYING), { splines: fullPath }).otherwise({ splines: packedPath }),
};

/** What follows the unit's guid (and its transport's); also inside `SMSG_COMPRESSED_MOVES`. */
export const monsterMove_1_12 = {
  splinePoint: vector3d,
  splineId: u32,
  moveType: enumeration(u8, monsterMoveTypes),
  ...facing,
  ...when(differs('moveType', monsterMoveTypes.STOP), way_1_12).otherwise(tail(way_1_12)),
};

const isFullPath_3_3 = splineFlags_3_3.FLYING | splineFlags_3_3.CATMULLROM;
const way_3_3 = {
  splineFlags: flags(u32, splineFlags_3_3),
  ...when(hasFlag('splineFlags', splineFlags_3_3.ENTER_CYCLE), { animationId: u32, animationStartTime: u32 }),
  duration: u32,
  ...when(hasFlag('splineFlags', splineFlags_3_3.PARABOLIC), { verticalAcceleration: f32, effectStartTime: u32 }),
  ...when(hasFlag('splineFlags', isFullPath_3_3), { splines: fullPath }).otherwise({ splines: packedPath }),
};

/** `unknown` is 0 in all that public servers send. */
const monsterMove_3_3 = {
  unknown: u8,
  splinePoint: vector3d,
  splineId: u32,
  moveType: enumeration(u8, monsterMoveTypes),
  ...facing,
  ...when(differs('moveType', monsterMoveTypes.STOP), way_3_3).otherwise(tail(way_3_3)),
};

export const monsterMovePacket_1_12 = packet('SMSG_MONSTER_MOVE', { guid: packedGuid, ...monsterMove_1_12 });
export const monsterMovePacket_3_3 = packet('SMSG_MONSTER_MOVE', { guid: packedGuid, ...monsterMove_3_3 });

/** The same aboard a transport: places are relative to it. */
export const monsterMoveTransport_1_12 = packet('SMSG_MONSTER_MOVE_TRANSPORT', {
  guid: packedGuid,
  transport: packedGuid,
  ...monsterMove_1_12,
});
export const monsterMoveTransport_3_3 = packet('SMSG_MONSTER_MOVE_TRANSPORT', {
  guid: packedGuid,
  transport: packedGuid,
  ...monsterMove_3_3,
});
