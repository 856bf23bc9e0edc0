import type { Slot } from '../actor/entities.ts';
import { maxPowerField, powerField } from '../actor/entity-fields.ts';
import type { TickFrame } from '../tick-frame.ts';
import type { World } from '../world.ts';
import { isInCombat } from './combat-state.ts';

/** Health and power come back, and rage runs down, a share at a time. The dead and ghosts stay as they are. */
export function regenerate(world: World, { elapsed }: TickFrame): void {
  const { regeneration } = world.setup.content.combat;
  const { now } = world.time;
  const turns = (time: number): number => Math.floor(time / regeneration.everyMillis);
  if (turns(now) === turns(now - elapsed)) return;
  for (const { slot } of world.players) {
    if (world.deaths.find(slot) !== undefined) continue;
    const isFighting = isInCombat(world, slot);
    if (!isFighting) heal(world, slot, regeneration.playerHealth);
    const kind = world.fields.get(slot, 'powerKind');
    const power = regeneration.powers.find((candidate) => candidate.kind === kind);
    if (power !== undefined) refill(world, slot, kind, isFighting ? power.fighting : power.calm);
  }
  for (const { slot, mood } of world.creatures) if (mood === 'calm') heal(world, slot, regeneration.creatureHealth);
}

function heal({ fields }: World, slot: Slot, share: number): void {
  const health = fields.get(slot, 'health');
  const most = fields.get(slot, 'maxHealth');
  if (health === most || health === 0) return;
  fields.set(slot, 'health', Math.min(most, health + Math.max(1, Math.floor(most * share))));
}

function refill({ fields }: World, slot: Slot, kind: number, share: number): void {
  const most = fields.at(slot, maxPowerField(kind));
  const power = fields.at(slot, powerField(kind));
  const step = share > 0 ? Math.max(1, Math.floor(most * share)) : Math.ceil(most * share);
  fields.setAt(slot, powerField(kind), Math.max(0, Math.min(most, power + step)));
}
