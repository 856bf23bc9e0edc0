import type { World } from '../world.ts';
import { addCreature, removeCreature } from './creature.ts';

/** Takes corpses of creatures away when their time is over, and brings back whose time has come. */
export function runRespawns(world: World): void {
  const { now } = world.time;
  for (const creature of world.creatures) {
    if (creature.mood !== 'dead' || now < creature.corpseUntil) continue;
    const { counter, entry, home, behaviour, respawnAt } = creature;
    removeCreature(world, creature);
    world.respawns.add({ at: respawnAt, counter, entry, home, behaviour });
  }
  for (const { counter, entry, home, behaviour } of world.respawns.takeDue(now)) {
    const template = world.setup.content.creatureTemplates.find((candidate) => candidate.entry === entry);
    if (template === undefined || !world.entities.hasRoom || world.creatures.find(counter) !== undefined) continue;
    addCreature(world, template, { counter, home, behaviour });
  }
}
