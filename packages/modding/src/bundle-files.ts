import { Type } from 'typebox';
import { creatureFight } from './combat-files.ts';

/**
 * What each file of a content bundle may hold. Unknown keys are refused, so that a misspelt one is found. Ids are
 * numbers of the supported clients; lengths are yards, angles radians.
 */
const closed = { additionalProperties: false } as const;
const id = Type.Integer({ minimum: 0, maximum: 0xffff_ffff });
const coordinate = Type.Number({ minimum: -17_066, maximum: 17_066 });
const text = Type.String({ minLength: 1, maxLength: 64 });
const build = Type.Union([Type.Literal(5875), Type.Literal(8606), Type.Literal(12_340)]);
const fileName = Type.String({ pattern: '^[a-z0-9][a-z0-9/._-]*\\.yaml$' });
/** Without `z` a place is on the land of its map. */
const place = { map: id, x: coordinate, y: coordinate, z: Type.Optional(coordinate) };
const speed = Type.Number({ exclusiveMinimum: 0, maximum: 100 });
const gait = Type.Union([Type.Literal('walk'), Type.Literal('run')]);

export const manifestFile = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' }),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    license: text,
    description: Type.String({ maxLength: 500 }),
    files: Type.Object(
      {
        ruleset: fileName,
        knownIds: Type.Array(fileName, { minItems: 1 }),
        maps: fileName,
        terrain: Type.Optional(fileName),
        zones: fileName,
        teleports: fileName,
        textEmotes: fileName,
        peoples: fileName,
        levels: fileName,
        combat: fileName,
        graveyards: fileName,
        carriables: fileName,
        creatures: fileName,
        spawns: fileName,
        villagers: Type.Optional(fileName),
      },
      closed,
    ),
  },
  closed,
);

const idTable = Type.Object(
  {
    ranges: Type.Array(Type.Union([id, Type.Array(id, { minItems: 2, maxItems: 2 })])),
    fallback: id,
    fallbackById: Type.Record(Type.String({ pattern: '^\\d+$' }), id),
  },
  closed,
);
export const knownIdsFile = Type.Object(
  {
    build,
    tables: Type.Object(
      {
        maps: idTable,
        areas: idTable,
        races: idTable,
        classes: idTable,
        displays: idTable,
        factions: idTable,
        items: idTable,
        itemDisplays: idTable,
        spells: idTable,
        emotes: idTable,
        textEmotes: idTable,
        languages: idTable,
      },
      closed,
    ),
  },
  closed,
);

const rectangle = { minX: coordinate, maxX: coordinate, minY: coordinate, maxY: coordinate };
export const mapsFile = Type.Array(Type.Object({ id, name: text, ...rectangle }, closed), { minItems: 1 });

export const teleportsFile = Type.Array(
  Type.Object({ name: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }), ...place, orientation: Type.Number() }, closed),
);

export const textEmotesFile = Type.Object({ animations: Type.Record(Type.String({ pattern: '^\\d+$' }), id) }, closed);

export const peoplesFile = Type.Object(
  {
    races: Type.Array(
      Type.Object(
        {
          id,
          name: text,
          maleDisplay: id,
          femaleDisplay: id,
          faction: id,
          side: Type.Union([Type.Literal('first'), Type.Literal('second')]),
          languages: Type.Array(id, { minItems: 1 }),
        },
        closed,
      ),
    ),
    classes: Type.Array(
      Type.Object(
        {
          id,
          name: text,
          powerKind: Type.Integer({ minimum: 0, maximum: 6 }),
          startLevel: Type.Integer({ minimum: 1, maximum: 255 }),
        },
        closed,
      ),
    ),
    combinations: Type.Array(Type.Object({ builds: Type.Array(build), race: id, classes: Type.Array(id) }, closed)),
    startPoints: Type.Array(
      Type.Object(
        { races: Type.Array(id), at: Type.Object({ ...place, orientation: Type.Number(), zone: id }, closed) },
        closed,
      ),
    ),
    outfits: Type.Array(
      Type.Object(
        {
          classes: Type.Array(id),
          items: Type.Array(
            Type.Object(
              {
                slot: Type.Integer({ minimum: 0, maximum: 18 }),
                entry: id,
                display: id,
                type: Type.Integer({ minimum: 1, maximum: 28 }),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

const level = Type.Integer({ minimum: 1, maximum: 255 });
export const levelsFile = Type.Object(
  {
    classes: Type.Array(
      Type.Object(
        {
          class: id,
          levels: Type.Array(
            Type.Object(
              {
                level,
                health: id,
                power: id,
                strength: id,
                agility: id,
                stamina: id,
                intellect: id,
                spirit: id,
                attackPower: id,
                bareHands: Type.Array(id, { minItems: 2, maxItems: 2 }),
              },
              closed,
            ),
            { minItems: 1 },
          ),
        },
        closed,
      ),
    ),
    experience: Type.Array(Type.Object({ level, step: Type.Integer({ minimum: 1 }) }, closed), { minItems: 1 }),
  },
  closed,
);

export const creatureRoles = ['gossip', 'questGiver', 'vendor', 'trainer', 'innkeeper'] as const;
export const creaturesFile = Type.Array(
  Type.Object(
    {
      entry: Type.Integer({ minimum: 1, maximum: 0xff_ffff }),
      name: text,
      title: Type.Optional(text),
      displays: Type.Array(id, { minItems: 1 }),
      scale: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 20 })),
      minLevel: level,
      maxLevel: level,
      health: Type.Integer({ minimum: 1, maximum: 0x7fff_ffff }),
      faction: id,
      walkSpeed: speed,
      runSpeed: speed,
      boundingRadius: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 50 })),
      combatReach: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 50 })),
      creatureType: id,
      family: Type.Optional(id),
      rank: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
      fight: Type.Optional(creatureFight),
      roles: Type.Optional(Type.Array(Type.Union(creatureRoles.map((role) => Type.Literal(role))))),
    },
    closed,
  ),
);

const seconds = Type.Number({ minimum: 0, maximum: 3_600 });
const count = Type.Integer({ minimum: 1, maximum: 5_000 });
export const spawnsFile = Type.Object(
  {
    herds: Type.Array(
      Type.Object(
        {
          entry: id,
          count,
          ...place,
          spread: Type.Number({ minimum: 0, maximum: 5_000 }),
          wander: Type.Object(
            {
              radius: Type.Number({ exclusiveMinimum: 0, maximum: 500 }),
              pauseSeconds: Type.Array(seconds, { minItems: 2, maxItems: 2 }),
              gait,
            },
            closed,
          ),
        },
        closed,
      ),
    ),
    posts: Type.Array(
      Type.Object({ entry: id, ...place, orientation: Type.Number(), turnsEverySeconds: seconds }, closed),
    ),
    patrols: Type.Array(
      Type.Object(
        {
          entry: id,
          count,
          map: id,
          gait,
          route: Type.Union([Type.Literal('circle'), Type.Literal('backAndForth')]),
          points: Type.Array(
            Type.Object({ x: coordinate, y: coordinate, z: Type.Optional(coordinate), pauseSeconds: seconds }, closed),
            { minItems: 2, maxItems: 64 },
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);
