import type { GroundKind } from '@realmwright/gamedata/terrain/ground';
import type { Country } from './country.ts';
import { chanceOf, grainAt, mix } from './grain.ts';

/** Side of a piece of ground, yards. */
export const PIECE_YARDS = 32;
/** Points of a picture to a yard. */
export const PIECE_POINTS = 24;
export const PIECE_SIDE = PIECE_YARDS * PIECE_POINTS;

/** Distance of the places where the country is asked, yards; between them colours run into each other. */
const STEP = 0.5;
/** Places beyond the edge that are asked, for colours that run and slopes that are measured. */
const RIM = 3;
const COUNT = PIECE_YARDS / STEP + 1 + 2 * RIM;

type Colour = readonly [red: number, green: number, blue: number];

const colours: Readonly<Record<GroundKind, Colour>> = {
  grass: [143, 176, 92],
  flowers: [151, 181, 96],
  forest: [104, 140, 76],
  path: [214, 187, 134],
  sand: [229, 211, 162],
  rock: [163, 162, 150],
  field: [181, 150, 96],
  water: [120, 180, 186],
  planks: [163, 124, 82],
  house: [150, 132, 104],
};
const shallow: Colour = [141, 200, 196];
const deep: Colour = [52, 116, 146];
const foam: Colour = [226, 239, 226];

/** Paints the bare ground of a piece into the points of a picture: north is up, and west to the left. */
export function paintGround(country: Country, column: number, row: number, points: Uint8ClampedArray): void {
  const samples = sample(country, column, row);
  const north = (column + 1) * PIECE_YARDS;
  const west = (row + 1) * PIECE_YARDS;
  let at = 0;
  for (let down = 0; down < PIECE_SIDE; down++) {
    const x = north - (down + 0.5) / PIECE_POINTS;
    for (let right = 0; right < PIECE_SIDE; right++) {
      const y = west - (right + 0.5) / PIECE_POINTS;
      // Edges wander a little, as a brush would.
      const warpX = grainAt(x, y, 3.1) * 0.62 + grainAt(y, x, 0.9) * 0.16;
      const warpY = grainAt(y + 37, x, 3.1) * 0.62 + grainAt(x + 11, y, 0.9) * 0.16;
      const brush = 1 + grainAt(x * 1.7, y * 1.7, 1.1) * 0.035 + grainAt(x, y, 23) * 0.045;
      const u = (north - x + warpX) / STEP + RIM;
      const v = (west - y + warpY) / STEP + RIM;
      at = blend(samples, u, v, brush, points, at);
    }
  }
}

/** Colours of the country at the places that are asked, three numbers each, light and shade of the slopes included. */
function sample(country: Country, column: number, row: number): Float32Array {
  const north = (column + 1) * PIECE_YARDS + RIM * STEP;
  const west = (row + 1) * PIECE_YARDS + RIM * STEP;
  const heights = new Float32Array((COUNT + 1) * (COUNT + 1));
  for (let u = 0; u <= COUNT; u++) {
    for (let v = 0; v <= COUNT; v++) {
      heights[u * (COUNT + 1) + v] = country.heightAt(north - u * STEP, west - v * STEP) ?? 0;
    }
  }
  const samples = new Float32Array(COUNT * COUNT * 3);
  for (let u = 0; u < COUNT; u++) {
    for (let v = 0; v < COUNT; v++) {
      const x = north - u * STEP;
      const y = west - v * STEP;
      const here = heights[u * (COUNT + 1) + v] ?? 0;
      const below = heights[(u + 1) * (COUNT + 1) + v] ?? 0;
      const beside = heights[u * (COUNT + 1) + v + 1] ?? 0;
      // Light falls from the upper left.
      const slope = (here - below) * 0.3 - (here - beside) * 0.3;
      const light = 1 - Math.max(-0.22, Math.min(0.22, slope));
      const colour = colourAt(country, x, y, here);
      const at = (u * COUNT + v) * 3;
      for (let part = 0; part < 3; part++) samples[at + part] = (colour[part] ?? 0) * light;
    }
  }
  return softened(samples);
}

/** Every colour mixed with those beside it: kinds of ground have soft edges, and no stairs. */
function softened(samples: Float32Array): Float32Array {
  const across = new Float32Array(samples);
  for (let at = 3; at < samples.length - 3; at++) {
    across[at] = ((samples[at - 3] ?? 0) + 3 * (samples[at] ?? 0) + (samples[at + 3] ?? 0)) / 5;
  }
  const line = COUNT * 3;
  const along = new Float32Array(across);
  for (let at = line; at < samples.length - line; at++) {
    along[at] = ((across[at - line] ?? 0) + 3 * (across[at] ?? 0) + (across[at + line] ?? 0)) / 5;
  }
  return along;
}

function colourAt(country: Country, x: number, y: number, height: number): Colour {
  const kind = country.groundAt(x, y);
  if (kind === 'water') {
    const depth = (country.waterLevelAt(x, y) ?? height) - height;
    if (depth < 0.14) return mixed(foam, shallow, depth / 0.14);
    return mixed(shallow, deep, Math.min(1, (depth - 0.14) / 3.2));
  }
  const colour = colours[kind];
  if (kind !== 'grass' && kind !== 'flowers') return colour;
  // Meadows are many greens: dry and pale here, wet and dark there.
  const wet = grainAt(x, y, 61) + 0.5 * grainAt(y, x, 19);
  return wet > 0 ? mixed(colour, [112, 156, 78], Math.min(1, wet)) : mixed(colour, [176, 190, 104], Math.min(1, -wet));
}

function blend(
  samples: Float32Array,
  u: number,
  v: number,
  light: number,
  points: Uint8ClampedArray,
  at: number,
): number {
  const left = Math.max(0, Math.min(COUNT - 2, Math.floor(u)));
  const top = Math.max(0, Math.min(COUNT - 2, Math.floor(v)));
  const across = u - left;
  const along = v - top;
  const one = (left * COUNT + top) * 3;
  const two = one + 3;
  const three = one + COUNT * 3;
  const four = three + 3;
  for (let part = 0; part < 3; part++) {
    const near = mix(samples[one + part] ?? 0, samples[two + part] ?? 0, along);
    const far = mix(samples[three + part] ?? 0, samples[four + part] ?? 0, along);
    points[at + part] = mix(near, far, across) * light;
  }
  points[at + 3] = 255;
  return at + 4;
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)];
}

/** Cells of the plane in each of which one small thing may grow or lie, yards. */
const GROWTH_YARDS = 0.95;

/** A place in the picture of a piece where something small is, and chances that belong to it. */
export interface Sprig {
  readonly kind: GroundKind;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly down: number;
  readonly chance: number;
  readonly other: number;
}

/** Where small things are in a piece and just beyond its edges. */
export function* sprigsOf(country: Country, column: number, row: number): Generator<Sprig> {
  const north = (column + 1) * PIECE_YARDS;
  const west = (row + 1) * PIECE_YARDS;
  const first = (edge: number): number => Math.floor((edge - PIECE_YARDS) / GROWTH_YARDS) - 1;
  const last = (edge: number): number => Math.ceil(edge / GROWTH_YARDS) + 1;
  for (let a = last(north); a >= first(north); a--) {
    for (let b = first(west); b <= last(west); b++) {
      const x = (a + chanceOf(a, b, 1)) * GROWTH_YARDS;
      const y = (b + chanceOf(a, b, 2)) * GROWTH_YARDS;
      const right = (west - y) * PIECE_POINTS;
      const down = (north - x) * PIECE_POINTS;
      yield { kind: country.groundAt(x, y), x, y, right, down, chance: chanceOf(a, b, 3), other: chanceOf(a, b, 4) };
    }
  }
}
