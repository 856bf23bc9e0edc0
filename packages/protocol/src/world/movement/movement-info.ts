import {
  both,
  either,
  f32,
  flags,
  hasFlag,
  packedGuid,
  struct,
  u8,
  u32,
  u48,
  type ValueOf,
  when,
} from '../../schema/wire.ts';
import { movementFlags_1_12, movementFlags_2_4, movementFlags_3_3 } from './movement-flags.ts';
import { vector3d } from './vector.ts';

/**
 * Where a unit is and how it moves, as it stands in every movement packet. Names are the public notes'. `timestamp` is
 * the mover's clock in milliseconds, `fallTime` a count of milliseconds in the clothes of a float (`fall-time.ts`).
 */

/** The vehicle that carries a unit, and the place on it. */
export const transportInfo_1_12 = struct({ guid: packedGuid, position: vector3d, orientation: f32 });
export const transportInfo_2_4 = struct({ guid: packedGuid, position: vector3d, orientation: f32, timestamp: u32 });
export const transportInfo_3_3 = struct({
  guid: packedGuid,
  position: vector3d,
  orientation: f32,
  timestamp: u32,
  seat: u8,
});

/** A jump or fall: upward speed at its start, direction, horizontal speed. */
const jump = { zSpeed: f32, cosAngle: f32, sinAngle: f32, xySpeed: f32 };

/** The parts of 1.12 that follow the place; also inside the movement block of object updates. */
export const flags_1_12 = flags(u32, movementFlags_1_12);
export const isOnTransport_1_12 = either(
  hasFlag('flags', movementFlags_1_12.ONTRANSPORT),
  hasFlag('flags', movementFlags_1_12.ON_TRANSPORT),
);
export const movementRest_1_12 = {
  ...when(hasFlag('flags', movementFlags_1_12.SWIMMING), { pitch: f32 }),
  fallTime: f32,
  ...when(hasFlag('flags', movementFlags_1_12.JUMPING), jump),
  ...when(hasFlag('flags', movementFlags_1_12.SPLINE_ELEVATION), { splineElevation: f32 }),
};
export const movementInfo_1_12 = struct({
  flags: flags_1_12,
  timestamp: u32,
  position: vector3d,
  orientation: f32,
  ...when(isOnTransport_1_12, { transport: transportInfo_1_12 }),
  ...movementRest_1_12,
});
export type MovementInfo_1_12 = ValueOf<typeof movementInfo_1_12>;

/** The parts of 2.4.3 that follow the place. Public servers mark a jump with 0x1000, the public notes with 0x2000. */
export const flags_2_4 = flags(u32, movementFlags_2_4);
export const movementRest_2_4 = {
  ...when(hasFlag('flags', movementFlags_2_4.ON_TRANSPORT), { transport: transportInfo_2_4 }),
  ...when(hasFlag('flags', movementFlags_2_4.SWIMMING), { pitch1: f32 }).otherwise({
    ...when(hasFlag('flags', movementFlags_2_4.ONTRANSPORT), { pitch2: f32 }),
  }),
  fallTime: f32,
  ...when(either(hasFlag('flags', movementFlags_2_4.FALLING), hasFlag('flags', movementFlags_2_4.JUMPING)), jump),
  ...when(hasFlag('flags', movementFlags_2_4.SPLINE_ELEVATION), { splineElevation: f32 }),
};
export const movementInfo_2_4 = struct({
  flags: flags_2_4,
  extraFlags: u8,
  timestamp: u32,
  position: vector3d,
  orientation: f32,
  ...movementRest_2_4,
});
export type MovementInfo_2_4 = ValueOf<typeof movementInfo_2_4>;

/** All of 3.3.5a; the movement block of object updates holds the same fields. */
export const movementFields_3_3 = {
  flags: flags(u48, movementFlags_3_3),
  timestamp: u32,
  position: vector3d,
  orientation: f32,
  ...when(
    both(hasFlag('flags', movementFlags_3_3.ON_TRANSPORT), hasFlag('flags', movementFlags_3_3.INTERPOLATED_MOVEMENT)),
    { transportInfo: transportInfo_3_3, transportTime: u32 },
  ).otherwise({ ...when(hasFlag('flags', movementFlags_3_3.ON_TRANSPORT), { transport: transportInfo_3_3 }) }),
  ...when(hasFlag('flags', movementFlags_3_3.SWIMMING), { pitch1: f32 }).otherwise({
    ...when(hasFlag('flags', movementFlags_3_3.FLYING), { pitch2: f32 }).otherwise({
      ...when(hasFlag('flags', movementFlags_3_3.ALWAYS_ALLOW_PITCHING), { pitch3: f32 }),
    }),
  }),
  fallTime: f32,
  ...when(hasFlag('flags', movementFlags_3_3.FALLING), jump),
  ...when(hasFlag('flags', movementFlags_3_3.SPLINE_ELEVATION), { splineElevation: f32 }),
};
export const movementInfo_3_3 = struct(movementFields_3_3);
export type MovementInfo_3_3 = ValueOf<typeof movementInfo_3_3>;
