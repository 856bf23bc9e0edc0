import { f32, struct } from '../../schema/wire.ts';

/** Vector2d, as it stands in several messages. */
export const vector2d = struct({
  x: f32,
  y: f32,
});
