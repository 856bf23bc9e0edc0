import { entityId } from '@realmwright/kernel/ids';
import type { Slot } from '../actor/entities.ts';
import type { World } from '../world.ts';
import type { Fighter } from './fighters.ts';

/** Stops striking, for everybody near to see; nothing happens to one that does not strike. */
export function stopAttack(world: World, slot: Slot): void {
  const fighter = world.fighters.find(slot);
  if (fighter !== undefined) lower(world, fighter);
}

/** Ends all fights of a unit: it strikes no more, nobody strikes at it, and every creature forgets it. */
export function leaveFights(world: World, slot: Slot): void {
  const id = world.entities.idOf(slot);
  stopAttack(world, slot);
  for (const fighter of world.fighters) if (fighter.victim === id) lower(world, fighter);
  world.threats.clear(slot);
  world.threats.forget(id);
}

/** Two let go of each other, whoever else they fight with. */
export function separate(world: World, one: Slot, other: Slot): void {
  for (const [slot, victim] of [
    [one, other],
    [other, one],
  ] as const) {
    const fighter = world.fighters.find(slot);
    if (fighter !== undefined && fighter.victim === world.entities.idOf(victim)) lower(world, fighter);
  }
}

function lower(world: World, fighter: Fighter): void {
  if (fighter.victim === 0) return;
  const { slot } = fighter;
  const victim = entityId(fighter.victim);
  fighter.victim = 0;
  fighter.hindrance = 'none';
  const isDead = world.fields.get(slot, 'health') === 0;
  world.outbox.toViewersAndSelf(slot, { kind: 'attackStopped', entity: world.entities.idOf(slot), victim, isDead });
}
