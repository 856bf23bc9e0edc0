import type { ExperienceRules } from '@realmwright/gamedata/combat';

/** What a kill is worth to somebody of a level: a whole number, 0 for a creature too far below. */
export function killExperience(rules: ExperienceRules, ownLevel: number, creatureLevel: number): number {
  const base = rules.base + rules.perLevel * ownLevel;
  const above = creatureLevel - ownLevel;
  if (above >= 0) return Math.round(base * (1 + rules.perLevelAbove * Math.min(above, rules.mostLevelsAbove)));
  const grey = rules.grey.findLast(({ level }) => level <= ownLevel)?.levels ?? 1;
  return Math.round(base * Math.max(0, 1 + above / grey));
}

/** A level and the experience towards the next. */
export interface Progression {
  readonly level: number;
  readonly xp: number;
}

/** Adds experience: over as many levels as it reaches, none beyond the last, where none is gained any more. */
export function grown(
  { level, xp }: Progression,
  gained: number,
  steps: readonly number[],
  maxLevel: number,
): Progression {
  let at = level;
  let left = xp + gained;
  for (let step = steps[at - 1]; at < maxLevel && step !== undefined && left >= step; step = steps[at - 1]) {
    left -= step;
    at += 1;
  }
  return { level: at, xp: at >= maxLevel ? 0 : left };
}
