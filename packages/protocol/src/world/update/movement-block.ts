import {
  counted,
  f32,
  flags,
  guid,
  hasFlag,
  packedGuid,
  struct,
  u8,
  u16,
  u32,
  u64,
  type ValueOf,
  when,
} from '../../schema/wire.ts';
import { splineFlags_1_12, splineFlags_3_3 } from '../monster-move/spline-flags.ts';
import { movementFlags_1_12, movementFlags_2_4, movementFlags_3_3 } from '../movement/movement-flags.ts';
import {
  flags_1_12,
  flags_2_4,
  isOnTransport_1_12,
  movementFields_3_3,
  movementRest_1_12,
  movementRest_2_4,
} from '../movement/movement-info.ts';
import { vector3d } from '../movement/vector.ts';
import { updateFlags_1_12, updateFlags_3_3 } from './update-kinds.ts';

/**
 * Where an object is, in the blocks of `SMSG_UPDATE_OBJECT`: for a living one its movement, its speeds and the path it
 * is on; for others a place. Names: public notes. Public servers write nodes of a path in full, whatever its flags.
 */
const NODE_LIMIT = 2048;
const nodes = { nodes: counted(vector3d, { count: u32, max: NODE_LIMIT }) };

const facing_1_12 = when(hasFlag('splineFlags', splineFlags_1_12.FINAL_ANGLE), { angle: f32 }).otherwise({
  ...when(hasFlag('splineFlags', splineFlags_1_12.FINAL_TARGET), { target: guid }).otherwise({
    ...when(hasFlag('splineFlags', splineFlags_1_12.FINAL_POINT), { splineFinalPoint: vector3d }),
  }),
});
const path_1_12 = {
  splineFlags: flags(u32, splineFlags_1_12),
  ...facing_1_12,
  timePassed: u32,
  duration: u32,
  id: u32,
  ...nodes,
  finalNode: vector3d,
};

const place = { position: vector3d, orientation: f32 };

export const movementBlock_1_12 = struct({
  updateFlag: flags(u8, updateFlags_1_12),
  ...when(hasFlag('updateFlag', updateFlags_1_12.LIVING), {
    flags: flags_1_12,
    timestamp: u32,
    livingPosition: vector3d,
    livingOrientation: f32,
    ...when(isOnTransport_1_12, { transportGuid: packedGuid, transportPosition: vector3d, transportOrientation: f32 }),
    ...movementRest_1_12,
    walkingSpeed: f32,
    runningSpeed: f32,
    backwardsRunningSpeed: f32,
    swimmingSpeed: f32,
    backwardsSwimmingSpeed: f32,
    turnRate: f32,
    ...when(hasFlag('flags', movementFlags_1_12.SPLINE_ENABLED), path_1_12),
  }).otherwise({ ...when(hasFlag('updateFlag', updateFlags_1_12.HAS_POSITION), place) }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.HIGH_GUID), { unknown0: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.ALL), { unknown1: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.MELEE_ATTACKING), { guid: packedGuid }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.TRANSPORT), { transportProgressInMs: u32 }),
});
export type MovementBlock_1_12 = ValueOf<typeof movementBlock_1_12>;

/** Order of the speeds and width of the bit 0x08: as public servers write them, which the public notes do not. */
export const movementBlock_2_4 = struct({
  updateFlag: flags(u8, updateFlags_1_12),
  ...when(hasFlag('updateFlag', updateFlags_1_12.LIVING), {
    flags: flags_2_4,
    extraFlags: u8,
    timestamp: u32,
    livingPosition: vector3d,
    livingOrientation: f32,
    ...movementRest_2_4,
    walkingSpeed: f32,
    runningSpeed: f32,
    backwardsRunningSpeed: f32,
    swimmingSpeed: f32,
    backwardsSwimmingSpeed: f32,
    flyingSpeed: f32,
    backwardsFlyingSpeed: f32,
    turnRate: f32,
    ...when(hasFlag('flags', movementFlags_2_4.SPLINE_ENABLED), path_1_12),
  }).otherwise({ ...when(hasFlag('updateFlag', updateFlags_1_12.HAS_POSITION), place) }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.HIGH_GUID), { unknown0: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.ALL), { unknown2: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.MELEE_ATTACKING), { guid: packedGuid }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.TRANSPORT), { transportProgressInMs: u32 }),
});
export type MovementBlock_2_4 = ValueOf<typeof movementBlock_2_4>;

/** The block of 2.4.3 as the public notes describe it. */
export const movementBlockOfNotes_2_4 = struct({
  updateFlag: flags(u8, updateFlags_1_12),
  ...when(hasFlag('updateFlag', updateFlags_1_12.LIVING), {
    flags: flags_2_4,
    extraFlags: u8,
    timestamp: u32,
    livingPosition: vector3d,
    livingOrientation: f32,
    ...movementRest_2_4,
    walkingSpeed: f32,
    runningSpeed: f32,
    backwardsRunningSpeed: f32,
    swimmingSpeed: f32,
    flyingSpeed: f32,
    backwardsFlyingSpeed: f32,
    backwardsSwimmingSpeed: f32,
    turnRate: f32,
    ...when(hasFlag('flags', movementFlags_2_4.SPLINE_ENABLED), path_1_12),
  }).otherwise({ ...when(hasFlag('updateFlag', updateFlags_1_12.HAS_POSITION), place) }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.HIGH_GUID), { unknown0: u32, unknown1: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.ALL), { unknown2: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.MELEE_ATTACKING), { guid: packedGuid }),
  ...when(hasFlag('updateFlag', updateFlags_1_12.TRANSPORT), { transportProgressInMs: u32 }),
});

const facing_3_3 = when(hasFlag('splineFlags', splineFlags_3_3.FINAL_ANGLE), { angle: f32 }).otherwise({
  ...when(hasFlag('splineFlags', splineFlags_3_3.FINAL_TARGET), { target: guid }).otherwise({
    ...when(hasFlag('splineFlags', splineFlags_3_3.FINAL_POINT), { splineFinalPoint: vector3d }),
  }),
});

export const movementBlock_3_3 = struct({
  updateFlag: flags(u16, updateFlags_3_3),
  ...when(hasFlag('updateFlag', updateFlags_3_3.LIVING), {
    ...movementFields_3_3,
    walkingSpeed: f32,
    runningSpeed: f32,
    backwardsRunningSpeed: f32,
    swimmingSpeed: f32,
    backwardsSwimmingSpeed: f32,
    flightSpeed: f32,
    backwardsFlightSpeed: f32,
    turnRate: f32,
    pitchRate: f32,
    ...when(hasFlag('flags', movementFlags_3_3.SPLINE_ENABLED), {
      splineFlags: flags(u32, splineFlags_3_3),
      ...facing_3_3,
      timePassed: u32,
      duration: u32,
      id: u32,
      durationMod: f32,
      durationModNext: f32,
      verticalAcceleration: f32,
      effectStartTime: f32,
      ...nodes,
      mode: u8,
      finalNode: vector3d,
    }),
  }).otherwise({
    ...when(hasFlag('updateFlag', updateFlags_3_3.POSITION), {
      transportGuid: packedGuid,
      position1: vector3d,
      transportOffset: vector3d,
      orientation1: f32,
      corpseOrientation: f32,
    }).otherwise({
      ...when(hasFlag('updateFlag', updateFlags_3_3.HAS_POSITION), { position2: vector3d, orientation2: f32 }),
    }),
  }),
  ...when(hasFlag('updateFlag', updateFlags_3_3.HIGH_GUID), { unknown0: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_3_3.LOW_GUID), { unknown1: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_3_3.HAS_ATTACKING_TARGET), { guid: packedGuid }),
  ...when(hasFlag('updateFlag', updateFlags_3_3.TRANSPORT), { transportProgressInMs: u32 }),
  ...when(hasFlag('updateFlag', updateFlags_3_3.VEHICLE), { vehicleId: u32, vehicleOrientation: f32 }),
  ...when(hasFlag('updateFlag', updateFlags_3_3.ROTATION), { packedLocalRotation: u64 }),
});
export type MovementBlock_3_3 = ValueOf<typeof movementBlock_3_3>;
