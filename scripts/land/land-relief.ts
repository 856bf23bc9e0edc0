import type { GroundKind } from '@realmwright/gamedata/terrain/ground';
import type { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { indexedPng } from './indexed-png.ts';

/** What lies under everything that is drawn in lines: the ground in its colours, lit from the north-west. */
const colours: Readonly<Record<Exclude<GroundKind, 'path' | 'planks' | 'house'>, readonly [number, number, number]>> = {
  grass: [157, 178, 108],
  flowers: [186, 188, 112],
  forest: [118, 148, 92],
  sand: [226, 212, 168],
  rock: [164, 158, 148],
  field: [214, 194, 124],
  water: [104, 154, 176],
};
const kinds = ['grass', 'flowers', 'forest', 'sand', 'rock', 'field', 'water'] as const;
type Painted = (typeof kinds)[number];
/** Shades of each colour, from dark to light. */
const SHADES = 30;

/** One pixel for each yard, north up and west left. */
export function reliefOf(terrain: Terrain): { readonly width: number; readonly height: number; readonly png: Buffer } {
  const { lengthX: height, lengthY: width } = terrain.land;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = terrain.maxX - row - 0.5;
      const y = terrain.maxY - column - 0.5;
      const kind = paintedAs(terrain.groundAt(x, y));
      pixels[row * width + column] = kinds.indexOf(kind) * SHADES + shadeOf(terrain, kind, x, y);
    }
  }
  const palette = kinds.flatMap((kind) =>
    Array.from({ length: SHADES }, (_, shade) => {
      const [red, green, blue] = colours[kind];
      const light = 0.7 + (0.5 * shade) / (SHADES - 1);
      const lit = (value: number): number => Math.min(255, Math.round(value * light));
      return [lit(red), lit(green), lit(blue)] as const;
    }),
  );
  return { width, height, png: indexedPng(width, height, pixels, palette) };
}

/** Roads, planks and houses are drawn in lines; below them is the meadow. */
function paintedAs(kind: GroundKind): Painted {
  return kind === 'path' || kind === 'house' ? 'grass' : kind === 'planks' ? 'water' : kind;
}

function shadeOf(terrain: Terrain, kind: Painted, x: number, y: number): number {
  const height = terrain.bareHeightAt(x, y);
  if (kind === 'water') {
    const depth = (terrain.waterLevelAt(x, y) ?? height) - height;
    return clamped(0.78 - Math.min(0.6, depth * 0.075));
  }
  const north = terrain.bareHeightAt(x + 2, y) - height;
  const west = terrain.bareHeightAt(x, y + 2) - height;
  // Ground that falls towards the north-west lies in the light.
  return clamped(0.52 - (north + west) * 0.19 + (height - terrain.land.height) * 0.007);
}

function clamped(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * (SHADES - 1));
}
