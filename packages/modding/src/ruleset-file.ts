import { Type } from 'typebox';

/** What a realm plays by, as a bundle may say it: yards, seconds, yards or radians per second, as the keys say. */
const closed = { additionalProperties: false } as const;
const yards = Type.Number({ minimum: 0, maximum: 17_066 });
const build = Type.Union([Type.Literal(5875), Type.Literal(8606), Type.Literal(12_340)]);
const speed = Type.Number({ exclusiveMinimum: 0, maximum: 100 });
const groupSeconds = Type.Number({ minimum: 0.1, maximum: 3600 });
export const rulesetFile = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 64 }),
    admittedBuilds: Type.Array(build, { minItems: 1 }),
    maxLevel: Type.Integer({ minimum: 1, maximum: 255 }),
    startingMoney: Type.Integer({ minimum: 0, maximum: 0x7fff_ffff }),
    logoutSeconds: Type.Integer({ minimum: 0, maximum: 600 }),
    graceSeconds: Type.Integer({ minimum: 0, maximum: 600 }),
    chatRanges: Type.Object({ say: yards, yell: yards, emote: yards }, closed),
    trade: Type.Object({ yards: yards, settleMillis: Type.Integer({ minimum: 0, maximum: 60_000 }) }, closed),
    groups: Type.Object(
      {
        acrossSides: Type.Boolean(),
        invitationSeconds: groupSeconds,
        leaderAwaySeconds: groupSeconds,
        readyCheckSeconds: groupSeconds,
        memberStatsSeconds: groupSeconds,
      },
      closed,
    ),
    speeds: Type.Object(
      {
        walk: speed,
        run: speed,
        runBack: speed,
        swim: speed,
        swimBack: speed,
        flight: speed,
        flightBack: speed,
        turn: speed,
        pitch: speed,
      },
      closed,
    ),
  },
  closed,
);
