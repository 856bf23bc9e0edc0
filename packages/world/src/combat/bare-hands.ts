import type { CombatRules } from '@realmwright/gamedata/combat';
import type { LevelStats } from '@realmwright/gamedata/peoples';
import { damageRange } from './blow.ts';

/** Time between two blows with bare hands, milliseconds: the same for every class, as public servers have it. */
export const BARE_HANDS_MILLIS = 2000;

/** The fields of a character's main hand while it holds nothing. */
export function bareHands(
  { melee }: CombatRules,
  stats: LevelStats | undefined,
): { readonly attackPower: number; readonly minDamage: number; readonly maxDamage: number } {
  if (stats === undefined) return { attackPower: 0, minDamage: 1, maxDamage: 2 };
  const weapon = { least: stats.minDamage, greatest: stats.maxDamage };
  const { least, greatest } = damageRange(weapon, stats.attackPower, BARE_HANDS_MILLIS, melee.attackPowerPerDps);
  return { attackPower: stats.attackPower, minDamage: Math.fround(least), maxDamage: Math.fround(greatest) };
}
