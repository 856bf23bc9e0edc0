/** Side of the square of numbers that repeats over the plane; a power of two. */
const SIDE = 128;

/** A repeating field of soft chance from -1 to 1, made once: cheap enough to ask for every point of a picture. */
const field = makeField();

/** The field at a place, its hills about `size` apart. */
export function grainAt(x: number, y: number, size: number): number {
  const across = (x / size) * 8;
  const along = (y / size) * 8;
  const column = Math.floor(across);
  const row = Math.floor(along);
  const right = across - column;
  const down = along - row;
  const top = mix(cell(column, row), cell(column + 1, row), right);
  const bottom = mix(cell(column, row + 1), cell(column + 1, row + 1), right);
  return mix(top, bottom, down);
}

/** Chance from 0 up to 1 that belongs to a cell of the plane. */
export function chanceOf(column: number, row: number, seed: number): number {
  let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000;
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function cell(column: number, row: number): number {
  return field[(row & (SIDE - 1)) * SIDE + (column & (SIDE - 1))] ?? 0;
}

/** Chance smoothed over its neighbours, so that hills are eight cells apart and soft. */
function makeField(): Float32Array {
  const raw = new Float32Array(SIDE * SIDE);
  for (const step of [8, 4, 2]) {
    for (let row = 0; row < SIDE; row++) {
      for (let column = 0; column < SIDE; column++) {
        const share = (at: number): number => {
          const part = (at % step) / step;
          return part * part * (3 - 2 * part);
        };
        const c = Math.floor(column / step);
        const r = Math.floor(row / step);
        const wrap = SIDE / step;
        const at = (dc: number, dr: number): number => chanceOf((c + dc) % wrap, (r + dr) % wrap, step) * 2 - 1;
        const top = mix(at(0, 0), at(1, 0), share(column));
        const bottom = mix(at(0, 1), at(1, 1), share(column));
        const here = row * SIDE + column;
        raw[here] = (raw[here] ?? 0) + mix(top, bottom, share(row)) * (step / 14);
      }
    }
  }
  return raw;
}
