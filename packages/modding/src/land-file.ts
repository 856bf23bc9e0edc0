import { type Land, type Spot, treeKinds } from '@realmwright/gamedata/terrain/land';
import { type Static, Type } from 'typebox';
import { BundleError } from './bundle-error.ts';

/** What a bundle may say of the land of its maps: yards, and points as `[x, y]`. */
const closed = { additionalProperties: false } as const;
const coordinate = Type.Number({ minimum: -17_066, maximum: 17_066 });
const point = Type.Array(coordinate, { minItems: 2, maxItems: 2 });
const line = Type.Array(point, { minItems: 2, maxItems: 64 });
const yards = Type.Number({ exclusiveMinimum: 0, maximum: 2_000 });
const height = Type.Number({ minimum: -1_000, maximum: 2_000 });
const name = Type.String({ minLength: 1, maxLength: 48 });
const many = { maxItems: 256 } as const;
const oneOf = <Word extends string>(...words: readonly Word[]) => Type.Union(words.map((word) => Type.Literal(word)));

const land = Type.Object(
  {
    map: Type.Integer({ minimum: 0, maximum: 0xffff_ffff }),
    name,
    seed: Type.Integer({ minimum: 0, maximum: 0xffff_ffff }),
    corner: point,
    lengths: Type.Array(Type.Number({ minimum: 16, maximum: 2_048 }), { minItems: 2, maxItems: 2 }),
    height,
    swell: Type.Object({ height: Type.Number({ minimum: 0, maximum: 200 }), yards }, closed),
    voidHeight: Type.Number({ minimum: -4_900, maximum: 2_000 }),
    hills: Type.Array(Type.Object({ at: point, radius: yards, height }, closed), many),
    greens: Type.Array(Type.Object({ at: point, radius: yards, rim: yards, height }, closed), many),
    lakes: Type.Array(Type.Object({ at: point, radius: yards, level: height, depth: yards }, closed), many),
    streams: Type.Array(
      Type.Object(
        {
          width: yards,
          depth: yards,
          points: Type.Array(Type.Object({ at: point, level: height }, closed), { minItems: 2, maxItems: 64 }),
        },
        closed,
      ),
      many,
    ),
    roads: Type.Array(Type.Object({ name, width: yards, points: line }, closed), many),
    decks: Type.Array(
      Type.Object({ kind: oneOf('bridge', 'jetty'), from: point, to: point, width: yards }, closed),
      many,
    ),
    woods: Type.Array(
      Type.Object(
        {
          name,
          kind: oneOf(...treeKinds),
          at: point,
          radius: yards,
          density: Type.Number({ minimum: 0, maximum: 1 }),
        },
        closed,
      ),
      many,
    ),
    fields: Type.Array(
      Type.Object(
        { crop: oneOf('barley', 'flax', 'cabbage'), at: point, width: yards, depth: yards, faces: point },
        closed,
      ),
      many,
    ),
    houses: Type.Array(
      Type.Object(
        {
          name,
          kind: oneOf('cottage', 'inn', 'smithy', 'barn', 'mill', 'chapel', 'hut', 'tower'),
          at: point,
          width: yards,
          depth: yards,
          faces: point,
        },
        closed,
      ),
      many,
    ),
    fences: Type.Array(Type.Object({ points: line }, closed), many),
    lamps: Type.Array(point, many),
    landmarks: Type.Array(
      Type.Object(
        {
          kind: oneOf('well', 'stall', 'signpost', 'campfire', 'stone', 'bench', 'haystack', 'boat', 'grave'),
          name,
          at: point,
        },
        closed,
      ),
      many,
    ),
  },
  closed,
);

/** The file of the lands: at most one for each map. */
export const landsFile = Type.Array(land, { maxItems: 64 });

/**
 * The same in the world's shape.
 * @throws BundleError for a stream that would run uphill
 */
export function landsOf(file: string, lands: Static<typeof landsFile>): Land[] {
  return lands.map(({ corner, lengths, swell, ...declared }, index) => {
    for (const { points } of declared.streams) {
      if (points.some(({ level }, i) => level > (points[i - 1]?.level ?? Number.POSITIVE_INFINITY))) {
        throw new BundleError(
          file,
          `[${index}].streams`,
          'a stream runs uphill; let its levels fall from point to point',
        );
      }
    }
    const [lengthX = 0, lengthY = 0] = lengths;
    return {
      ...declared,
      minX: spotOf(corner).x,
      minY: spotOf(corner).y,
      lengthX,
      lengthY,
      swellHeight: swell.height,
      swellYards: swell.yards,
      hills: declared.hills.map(placed),
      greens: declared.greens.map(placed),
      lakes: declared.lakes.map(placed),
      streams: declared.streams.map(({ points, ...stream }) => ({ ...stream, points: points.map(placed) })),
      roads: declared.roads.map(({ points, ...road }) => ({ ...road, points: points.map(spotOf) })),
      decks: declared.decks.map(({ from, to, ...deck }) => ({ ...deck, from: spotOf(from), to: spotOf(to) })),
      woods: declared.woods.map(placed),
      fields: declared.fields.map(({ faces, ...field }) => ({ ...placed(field), faces: spotOf(faces) })),
      houses: declared.houses.map(({ faces, ...house }) => ({ ...placed(house), faces: spotOf(faces) })),
      fences: declared.fences.map(({ points }) => ({ points: points.map(spotOf) })),
      lamps: declared.lamps.map(spotOf),
      landmarks: declared.landmarks.map(placed),
    };
  });
}

function spotOf([x = 0, y = 0]: readonly number[]): Spot {
  return { x, y };
}

/** A thing at a point, with the point's coordinates in place of it. */
function placed<Thing extends { readonly at: readonly number[] }>({ at, ...thing }: Thing): Omit<Thing, 'at'> & Spot {
  return { ...thing, ...spotOf(at) };
}
