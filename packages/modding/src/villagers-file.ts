import type { CreatureSpawn, RoutineStop } from '@realmwright/gamedata/creature';
import { type Static, Type } from 'typebox';
import { BundleError } from './bundle-error.ts';
import type { Footing } from './footing.ts';

/** What a bundle may say of people who keep a routine: times of the realm's day, yards, points as `[x, y]`. */
const closed = { additionalProperties: false } as const;
const coordinate = Type.Number({ minimum: -17_066, maximum: 17_066 });
const point = Type.Array(coordinate, { minItems: 2, maxItems: 2 });
const id = Type.Integer({ minimum: 0, maximum: 0xffff_ffff });

const stop = Type.Object(
  {
    from: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
    at: Type.Optional(point),
    door: Type.Optional(Type.String({ minLength: 1, maxLength: 48 })),
    faces: Type.Optional(point),
    via: Type.Optional(Type.Array(point, { maxItems: 16 })),
    pose: Type.Optional(
      Type.Union([Type.Literal('stand'), Type.Literal('sit'), Type.Literal('kneel'), Type.Literal('sleep')]),
    ),
    stroll: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    gesture: Type.Optional(Type.Integer({ minimum: 0, maximum: 0xffff })),
    restless: Type.Optional(Type.Number({ minimum: 1, maximum: 600 })),
  },
  closed,
);

/** The file of the villagers: one creature each, with the stops of its day in their order. */
export const villagersFile = Type.Array(
  Type.Object(
    {
      entry: id,
      map: id,
      gait: Type.Union([Type.Literal('walk'), Type.Literal('run')]),
      day: Type.Array(stop, { minItems: 1, maxItems: 48 }),
    },
    closed,
  ),
  { maxItems: 5_000 },
);

type Villager = Static<typeof villagersFile>[number];

/** Time between two things that a villager does at a stop, where nothing else is said, seconds. */
const RESTLESS_SECONDS = 12;

/**
 * The villagers as creatures, each where its day ends. They are numbered after those of the bundle's spawns.
 * @throws BundleError for a stop that is nowhere, out of order, or where nobody can stand
 */
export function expandVillagers(
  file: string,
  villagers: readonly Villager[],
  footing: Footing,
  firstCounter: number,
): CreatureSpawn[] {
  return villagers.map(({ entry, map, gait, day }, index) => {
    const stops = day.map((one, i) => stopOf(file, `[${index}].day[${i}]`, { map, ...one }, footing));
    for (const [i, { fromMinute }] of stops.entries()) {
      if (fromMinute <= (stops[i - 1]?.fromMinute ?? -1)) {
        throw new BundleError(
          file,
          `[${index}].day[${i}]`,
          'it begins no later than the stop before; put them in order',
        );
      }
    }
    const last = stops.at(-1);
    const home = { x: last?.x ?? 0, y: last?.y ?? 0, z: last?.z ?? 0, orientation: last?.orientation ?? 0 };
    return { counter: firstCounter + index, entry, map, ...home, behaviour: { kind: 'routine', gait, stops } };
  });
}

type SaidStop = Villager['day'][number] & { readonly map: number };

function stopOf(file: string, where: string, said: SaidStop, footing: Footing): RoutineStop {
  const { map, from, via = [], faces, pose = 'stand', stroll = 0, gesture = 0, restless = RESTLESS_SECONDS } = said;
  const { x, y, front } = spotOf(file, where, said, footing);
  const { z } = footing.of(file, where, { map, x, y });
  const [towardsX, towardsY] = faces ?? front;
  return {
    fromMinute: Number(from.slice(0, 2)) * 60 + Number(from.slice(3)),
    x,
    y,
    z,
    orientation: (Math.atan2((towardsY ?? y) - y, (towardsX ?? x) - x) + 2 * Math.PI) % (2 * Math.PI),
    via: via.map(([atX = 0, atY = 0], i) => {
      const { z: height } = footing.of(file, `${where}.via[${i}]`, { map, x: atX, y: atY });
      return { x: atX, y: atY, z: height };
    }),
    pose,
    strollYards: stroll,
    gesture,
    restlessMillis: restless * 1000,
  };
}

/** Where a stop is, and a point in front of it. */
function spotOf(file: string, where: string, { at, door, map }: SaidStop, footing: Footing) {
  if ((at === undefined) === (door === undefined)) {
    throw new BundleError(file, where, 'a stop is either at a point or at a door; say one of them');
  }
  const house = door === undefined ? undefined : footing.findHouse(map, door);
  if (door !== undefined && house === undefined) {
    throw new BundleError(file, where, `there is no house "${door}" on map ${map}; name one of the land`);
  }
  const [x = 0, y = 0] = at ?? [house?.door.x ?? 0, house?.door.y ?? 0];
  return { x, y, front: [x + (house?.front.x ?? 1), y + (house?.front.y ?? 0)] };
}
