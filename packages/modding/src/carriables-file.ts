import type { Carriable } from '@realmwright/gamedata/carriable';
import { type Static, Type } from 'typebox';
import type { Footing } from './footing.ts';

const closed = { additionalProperties: false } as const;
const coordinate = Type.Number({ minimum: -17_066, maximum: 17_066 });
const id = Type.Integer({ minimum: 1, maximum: 0xff_ffff });

/** What a bundle may say about things that can be carried: yards and seconds, as the keys say. */
export const carriablesFile = Type.Array(
  Type.Object(
    {
      entry: id,
      name: Type.String({ minLength: 1, maxLength: 48 }),
      display: id,
      at: Type.Object(
        {
          map: Type.Integer({ minimum: 0, maximum: 0xffff_ffff }),
          x: coordinate,
          y: coordinate,
          z: Type.Optional(coordinate),
          orientation: Type.Number({ minimum: 0, maximum: 6.2832 }),
        },
        closed,
      ),
      reachYards: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
      gripSeconds: Type.Number({ minimum: 0, maximum: 3600 }),
      returnSeconds: Type.Number({ minimum: 1, maximum: 86_400 }),
    },
    closed,
  ),
  { maxItems: 1000 },
);

/** The same in the world's units. */
export function carriablesOf(file: string, things: Static<typeof carriablesFile>, footing: Footing): Carriable[] {
  return things.map(({ at, gripSeconds, returnSeconds, ...thing }) => ({
    ...thing,
    ...footing.of(file, thing.name, at),
    gripMillis: gripSeconds * 1000,
    returnMillis: returnSeconds * 1000,
  }));
}
