import { Type } from 'typebox';

/** What the bundle's files about fights and graveyards may hold. Chances and shares are percent, times seconds, as the keys say. */
const closed = { additionalProperties: false } as const;
const percent = Type.Number({ minimum: 0, maximum: 100 });
const seconds = Type.Number({ minimum: 0, maximum: 86_400 });
const yards = Type.Number({ minimum: 0, maximum: 1000 });
const id = Type.Integer({ minimum: 0, maximum: 0xffff_ffff });
const coordinate = Type.Number({ minimum: -17_066, maximum: 17_066 });
const level = Type.Integer({ minimum: 1, maximum: 255 });
const factor = Type.Number({ minimum: 0, maximum: 10_000 });
const share = Type.Number({ minimum: -100, maximum: 100 });
const chance = Type.Object({ even: percent, perLevel: share, most: percent }, closed);

export const combatFile = Type.Object(
  {
    melee: Type.Object(
      {
        extraReach: yards,
        leastReach: yards,
        playerRadius: yards,
        playerReach: yards,
        frontDegrees: Type.Number({ exclusiveMinimum: 0, maximum: 360 }),
        combatSeconds: seconds,
        criticalTimes: Type.Number({ minimum: 1, maximum: 10 }),
        attackPowerPerDps: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
      },
      closed,
    ),
    hitTable: Type.Object(
      {
        miss: chance,
        dodge: chance,
        parry: chance,
        critical: chance,
        glancing: chance,
        glancingDamagePercent: Type.Array(percent, { minItems: 2, maxItems: 2 }),
      },
      closed,
    ),
    regeneration: Type.Object(
      {
        everySeconds: Type.Number({ minimum: 0.1, maximum: 60 }),
        playerHealthPercent: percent,
        creatureHealthPercent: percent,
        powers: Type.Array(
          Type.Object(
            { kind: Type.Integer({ minimum: 0, maximum: 6 }), calmPercent: share, fightingPercent: share },
            closed,
          ),
        ),
      },
      closed,
    ),
    rage: Type.Object({ dealtFactor: factor, takenFactor: factor, base: factor, perLevel: factor }, closed),
    experience: Type.Object(
      {
        base: factor,
        perLevel: factor,
        percentPerLevelAbove: percent,
        mostLevelsAbove: Type.Integer({ minimum: 0, maximum: 255 }),
        grey: Type.Array(Type.Object({ level, levels: level }, closed), { minItems: 1 }),
      },
      closed,
    ),
    death: Type.Object(
      {
        reclaimYards: yards,
        reclaimDelaySeconds: seconds,
        reclaimPercent: Type.Number({ minimum: 1, maximum: 100 }),
        releaseSeconds: seconds,
        corpseSeconds: Type.Number({ minimum: 60, maximum: 10_000_000 }),
      },
      closed,
    ),
    duel: Type.Object(
      {
        spell: id,
        flag: Type.Object(
          {
            entry: Type.Integer({ minimum: 1, maximum: 0xff_ffff }),
            display: id,
            name: Type.String({ maxLength: 64 }),
          },
          closed,
        ),
        askYards: yards,
        askSeconds: seconds,
        countdownSeconds: seconds,
        leaveYards: yards,
        returnYards: yards,
        returnSeconds: seconds,
      },
      closed,
    ),
  },
  closed,
);

export const graveyardsFile = Type.Array(
  Type.Object(
    { map: id, x: coordinate, y: coordinate, z: Type.Optional(coordinate), orientation: Type.Number() },
    closed,
  ),
  { minItems: 1 },
);

/** How a creature fights; part of the creatures' file. */
export const creatureFight = Type.Object(
  {
    damage: Type.Array(Type.Number({ minimum: 0, maximum: 1_000_000 }), { minItems: 2, maxItems: 2 }),
    swingSeconds: Type.Number({ minimum: 0.1, maximum: 60 }),
    armor: Type.Integer({ minimum: 0, maximum: 100_000 }),
    leashYards: Type.Number({ minimum: 5, maximum: 500 }),
    corpseSeconds: Type.Number({ minimum: 1, maximum: 86_400 }),
    respawnSeconds: Type.Number({ minimum: 1, maximum: 604_800 }),
  },
  closed,
);
