import type { CombatRules } from '@realmwright/gamedata/combat';
import type { Outcome } from './hit-table.ts';

/** Damage of blows before armor, between these. */
export interface DamageRange {
  readonly least: number;
  readonly greatest: number;
}

/** What a weapon does at some speed with some attack power behind it. */
export function damageRange(
  weapon: DamageRange,
  attackPower: number,
  swingMillis: number,
  perDps: number,
): DamageRange {
  const bonus = ((attackPower / perDps) * swingMillis) / 1000;
  return { least: weapon.least + bonus, greatest: weapon.greatest + bonus };
}

/** What decides how much of a blow arrives. The two rolls go from 0 inclusive to 1 exclusive. */
export interface Blow {
  readonly outcome: Outcome;
  readonly range: DamageRange;
  readonly attackerLevel: number;
  readonly victimArmor: number;
  readonly damageRoll: number;
  readonly glanceRoll: number;
}

/** Damage of a blow: a whole number, never below zero, and 0 for one that did not land. */
export function damageOf(blow: Blow, { melee, hitTable }: CombatRules): number {
  const { least, greatest } = blow.range;
  const raw = Math.max(0, least + (greatest - least) * blow.damageRoll) * (1 - armorShare(blow));
  switch (blow.outcome) {
    case 'miss':
    case 'dodge':
    case 'parry':
    case 'evade':
      return 0;
    case 'glancing':
      return Math.floor(
        raw * (hitTable.glancingLeast + (hitTable.glancingMost - hitTable.glancingLeast) * blow.glanceRoll),
      );
    case 'critical':
      return Math.floor(raw * melee.criticalTimes);
    case 'hit':
      return Math.floor(raw);
  }
}

/** Most that armor takes off. */
const MOST_ARMOR_SHARE = 0.75;

/** The share of damage that armor takes off: public notes on the formula, which all supported builds share below level 60. */
function armorShare({ victimArmor, attackerLevel }: Blow): number {
  const armor = Math.max(0, victimArmor);
  return Math.min(MOST_ARMOR_SHARE, armor / (armor + 400 + 85 * attackerLevel));
}
