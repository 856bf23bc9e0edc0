import type { Slot } from '../actor/entities.ts';
import { maxPowerField, powerField } from '../actor/entity-fields.ts';
import type { World } from '../world.ts';

/** The kind of power that blows fill. */
const RAGE = 1;

/** Damage dealt or taken fills the bar of whoever lives by rage. */
export function gainRage({ fields, setup }: World, slot: Slot, damage: number, how: 'dealt' | 'taken'): void {
  if (damage <= 0 || fields.get(slot, 'powerKind') !== RAGE) return;
  const { dealtFactor, takenFactor, base, perLevel } = setup.content.combat.rage;
  const factor = how === 'dealt' ? dealtFactor : takenFactor;
  const gained = Math.floor((factor * damage) / Math.max(1, base + perLevel * fields.get(slot, 'level')));
  const most = fields.at(slot, maxPowerField(RAGE));
  fields.setAt(slot, powerField(RAGE), Math.min(most, fields.at(slot, powerField(RAGE)) + gained));
}
