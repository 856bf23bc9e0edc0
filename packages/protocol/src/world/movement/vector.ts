import { f32, struct, type ValueOf } from '../../schema/wire.ts';

/** A point in yards as three floats: x points north, y west, z up. */
export const vector3d = struct({ x: f32, y: f32, z: f32 });
export type Vector3d = ValueOf<typeof vector3d>;
