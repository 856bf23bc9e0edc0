import type { HitTableRules, LevelledChance } from '@realmwright/gamedata/combat';

/** How a blow can come out. `evade`: the creature is on its way home and nothing touches it. */
export const outcomes = ['miss', 'dodge', 'parry', 'glancing', 'critical', 'hit', 'evade'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the table depends on. */
export interface Sides {
  readonly attackerLevel: number;
  readonly victimLevel: number;
  /** Whether the attacker is a player and the victim a creature. */
  readonly isAgainstCreature: boolean;
  /** Whether the victim has the attacker in front of it; behind its back it neither dodges nor parries. */
  readonly isFromFront: boolean;
}

/** The sides of one die: shares of 1 in the order in which they crowd out what comes later. They sum to 1. */
export type HitTable = readonly { readonly outcome: Outcome; readonly share: number }[];

/** The table of a blow. One roll decides it, so that a greater chance to miss leaves less for all the rest. */
export function hitTable(rules: HitTableRules, sides: Sides): HitTable {
  const levels = sides.victimLevel - sides.attackerLevel;
  const chances: readonly (readonly [Outcome, number])[] = [
    ['miss', chanceOf(rules.miss, levels)],
    ['dodge', sides.isFromFront ? chanceOf(rules.dodge, levels) : 0],
    ['parry', sides.isFromFront ? chanceOf(rules.parry, levels) : 0],
    ['glancing', sides.isAgainstCreature && levels > 0 ? chanceOf(rules.glancing, levels) : 0],
    ['critical', chanceOf(rules.critical, levels)],
  ];
  let left = 1;
  const table = chances.map(([outcome, chance]) => {
    const share = Math.min(left, chance);
    left -= share;
    return { outcome, share };
  });
  return [...table, { outcome: 'hit', share: left }];
}

/** The outcome that a roll from 0 inclusive to 1 exclusive falls on. */
export function outcomeAt(table: HitTable, roll: number): Outcome {
  let below = 0;
  for (const { outcome, share } of table) {
    below += share;
    if (roll < below) return outcome;
  }
  return 'hit';
}

function chanceOf({ even, perLevel, most }: LevelledChance, levels: number): number {
  return Math.min(most, Math.max(0, even + perLevel * levels));
}
