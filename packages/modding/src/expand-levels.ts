import type { LevelStats } from '@realmwright/gamedata/peoples';
import type { Static } from 'typebox';
import { BundleError } from './bundle-error.ts';
import type { levelsFile } from './bundle-files.ts';

type LevelsFile = Static<typeof levelsFile>;

/** Every class at every level from 1 to `maxLevel`: even growth between the levels that the file gives. */
export function expandLevelStats(file: string, levels: LevelsFile, maxLevel: number): LevelStats[] {
  return levels.classes.flatMap(({ class: id, levels: given }) => {
    checkAscending(file, given, `class ${id}`);
    return range(1, maxLevel).map((level) => ({
      class: id,
      level,
      health: between(given, level, ({ health }) => health),
      power: between(given, level, ({ power }) => power),
      strength: between(given, level, ({ strength }) => strength),
      agility: between(given, level, ({ agility }) => agility),
      stamina: between(given, level, ({ stamina }) => stamina),
      intellect: between(given, level, ({ intellect }) => intellect),
      spirit: between(given, level, ({ spirit }) => spirit),
      attackPower: between(given, level, ({ attackPower }) => attackPower),
      minDamage: between(given, level, ({ bareHands }) => Math.min(...bareHands)),
      maxDamage: between(given, level, ({ bareHands }) => Math.max(...bareHands)),
    }));
  });
}

/** Experience from each level below `maxLevel` to the next. */
export function expandExperience(file: string, levels: LevelsFile, maxLevel: number): number[] {
  checkAscending(file, levels.experience, 'experience');
  return range(1, maxLevel - 1).map((level) => between(levels.experience, level, ({ step }) => step));
}

function between<Row extends { readonly level: number }>(
  rows: readonly Row[],
  level: number,
  value: (row: Row) => number,
): number {
  const above = rows.find((row) => row.level >= level) ?? rows.at(-1);
  const below = rows.findLast((row) => row.level <= level) ?? rows[0];
  if (above === undefined || below === undefined) return 0;
  if (above.level <= below.level) return value(above);
  const share = (level - below.level) / (above.level - below.level);
  return Math.round(value(below) + share * (value(above) - value(below)));
}

function checkAscending(file: string, rows: readonly { readonly level: number }[], what: string): void {
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    if (before !== undefined && before.level >= row.level) {
      throw new BundleError(file, what, `level ${row.level} stands behind level ${before.level}; put them in order`);
    }
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
