import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f32, struct } from '@realmwright/kernel/schema/types';

/** A point of a map in yards: x points north, y west, z up. The supported clients carry 32-bit floats. */
export const vectorType = struct({ x: f32, y: f32, z: f32 });
export type Vector = ValueOf<typeof vectorType>;

/** A point and the direction one looks in, radians counter-clockwise from +x (`Radians`). */
export const positionType = struct({ x: f32, y: f32, z: f32, orientation: f32 });
export type Position = ValueOf<typeof positionType>;
