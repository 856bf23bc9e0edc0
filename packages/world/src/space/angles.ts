import type { Radians } from '@realmwright/kernel/units';

/** A quarter turn, and the whole one. */
export const QUARTER_TURN = 1.5707963267948966;
export const HALF_TURN = Math.PI;
export const FULL_TURN = 6.283185307179586;

/**
 * Sine of an angle, off by less than 1e-11 for angles of a few turns. The engines' own trigonometry may differ in the last
 * bit from one version to the next; this uses only additions and products, which may not.
 */
export function sine(angle: Radians): number {
  let x = angle - FULL_TURN * Math.round(angle / FULL_TURN);
  if (x > QUARTER_TURN) x = HALF_TURN - x;
  else if (x < -QUARTER_TURN) x = -HALF_TURN - x;
  const square = x * x;
  let sum = 1;
  for (let order = 17; order >= 3; order -= 2) sum = 1 - (square / (order * (order - 1))) * sum;
  return x * sum;
}

/** Cosine of an angle, as exact as `sine`. */
export function cosine(angle: Radians): number {
  return sine(angle + QUARTER_TURN);
}

/** The angle of the vector (x, y), normalised to [0, 2π); 0 for the null vector. Off by less than 1e-10. */
export function angleOf(y: number, x: number): Radians {
  if (x === 0 && y === 0) return 0;
  const steep = Math.abs(y) > Math.abs(x);
  const ratio = steep ? arcTangent(Math.abs(x) / Math.abs(y)) : arcTangent(Math.abs(y) / Math.abs(x));
  const acute = steep ? QUARTER_TURN - ratio : ratio;
  const upper = x < 0 ? HALF_TURN - acute : acute;
  return y < 0 ? normalised(-upper) : upper;
}

/** The same angle in [0, 2π). */
export function normalised(angle: Radians): Radians {
  const turned = angle - FULL_TURN * Math.floor(angle / FULL_TURN);
  return turned >= FULL_TURN ? 0 : turned;
}

/** The same angle in one turn, as the 32-bit float in which places travel. */
export function facing(angle: Radians): Radians {
  return Math.fround(normalised(angle));
}

/** For 0 to 1. Above tan 15° the angle is taken from 30°, so that the series is short. */
function arcTangent(ratio: number): Radians {
  if (ratio > 0.2679491924311227) {
    return HALF_TURN / 6 + series((1.7320508075688772 * ratio - 1) / (1.7320508075688772 + ratio));
  }
  return series(ratio);
}

function series(ratio: number): number {
  const square = ratio * ratio;
  let sum = 0;
  for (let order = 17; order >= 1; order -= 2) sum = 1 / order - square * sum;
  return ratio * sum;
}
