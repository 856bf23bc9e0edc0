import type { Slot } from '../actor/entities.ts';
import type { World } from '../world.ts';
import type { CommandCall } from './world-command.ts';

/** Whoever a command about anybody concerns: the selected player or creature, else the caller or the one named. */
export function selectedUnit({ world, caller, target }: CommandCall): Slot | undefined {
  const selected = caller === undefined ? undefined : selectedSlot(world, caller.slot);
  return selected ?? target?.slot;
}

/** What a player has selected, whatever it is, as long as it is here. */
export function selectedSlot(world: World, slot: Slot): Slot | undefined {
  return world.entities.findByNumber(world.fields.get(slot, 'target'));
}

/** What a player or creature is called. */
export function nameOfUnit(world: World, slot: Slot): string {
  if (world.entities.kindOf(slot) === 'player') return world.players.findAt(slot)?.sheet.name ?? 'Somebody';
  const entry = world.entities.entryOf(slot);
  return world.setup.content.creatureTemplates.find((template) => template.entry === entry)?.name ?? 'Something';
}
