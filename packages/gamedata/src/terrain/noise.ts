/**
 * Chance that depends on a place alone. Only additions, products and integer operations: the same bits on every engine.
 */

/** A number from 0 up to, but not including, 1 for a cell of a grid and a seed. */
export function chanceAt(seed: number, column: number, row: number): number {
  let hash = seed ^ Math.imul(column, 0x27d4_eb2d) ^ Math.imul(row, 0x1656_67b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a_2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000;
}

/** A soft hilly function of the plane, from -1 to 1, whose hills are about `yards` apart. */
export function noiseAt(seed: number, x: number, y: number, yards: number): number {
  const column = Math.floor(x / yards);
  const row = Math.floor(y / yards);
  const across = eased(x / yards - column);
  const along = eased(y / yards - row);
  const near = mix(chanceAt(seed, column, row), chanceAt(seed, column + 1, row), across);
  const far = mix(chanceAt(seed, column, row + 1), chanceAt(seed, column + 1, row + 1), across);
  return 2 * mix(near, far, along) - 1;
}

/** The same with finer hills on it, each half as high and half as wide as the one before. */
export function roughNoiseAt(seed: number, x: number, y: number, yards: number): number {
  const coarse = noiseAt(seed, x, y, yards);
  const middle = noiseAt(seed + 1, x, y, yards / 2);
  const fine = noiseAt(seed + 2, x, y, yards / 4);
  return (coarse * 4 + middle * 2 + fine) / 7;
}

/** From 0 to 1, level at both ends. */
export function eased(share: number): number {
  const within = Math.min(1, Math.max(0, share));
  return within * within * (3 - 2 * within);
}

/** The value between two, by share. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
