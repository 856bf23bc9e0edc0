import type { Land } from './land.ts';

/** A small land with one of everything, for tests. */
export const testLand: Land = {
  map: 7,
  name: 'Testland',
  seed: 12,
  minX: -128,
  minY: -64,
  lengthX: 256,
  lengthY: 192,
  height: 50,
  swellHeight: 3,
  swellYards: 60,
  voidHeight: -100,
  hills: [{ x: 90, y: 90, radius: 40, height: 15 }],
  greens: [{ x: 0, y: 0, radius: 24, rim: 20, height: 50 }],
  lakes: [{ x: -80, y: 60, radius: 30, level: 47, depth: 6 }],
  streams: [
    {
      width: 6,
      depth: 1.6,
      points: [
        { x: 128, y: 60, level: 53 },
        { x: 40, y: 50, level: 49 },
        { x: -60, y: 60, level: 47 },
      ],
    },
  ],
  roads: [
    {
      name: 'Lane',
      width: 4,
      points: [
        { x: 0, y: -64 },
        { x: 0, y: 30 },
        { x: 0, y: 80 },
        { x: 0, y: 128 },
      ],
    },
  ],
  decks: [{ kind: 'bridge', from: { x: 0, y: 40 }, to: { x: 0, y: 70 }, width: 5 }],
  woods: [{ name: 'Wood', kind: 'oak', x: -70, y: -20, radius: 40, density: 0.9 }],
  fields: [{ crop: 'flax', x: 60, y: -30, width: 20, depth: 20, faces: { x: 0, y: -30 } }],
  houses: [{ name: 'House', kind: 'cottage', x: 16, y: 10, width: 10, depth: 8, faces: { x: 0, y: 0 } }],
  fences: [],
  lamps: [],
  landmarks: [],
};
