import type { Slot } from '../actor/entities.ts';
import { unitFlags } from '../actor/entity-fields.ts';
import type { World } from '../world.ts';

/** A hostile deed: whoever did it or suffered it counts as fighting for a while, or as long as a creature hates it. */
export function enterCombat(world: World, slot: Slot): void {
  world.fighters.of(slot).combatUntil = world.time.now + world.setup.content.combat.melee.combatMillis;
  setInCombat(world, slot, true);
}

/** Whether it counts as fighting. */
export function isInCombat(world: World, slot: Slot): boolean {
  return (world.fields.get(slot, 'unitFlags') & unitFlags.inCombat) !== 0;
}

/** It does not count as fighting any more, at once. */
export function leaveCombat(world: World, slot: Slot): void {
  const fighter = world.fighters.find(slot);
  if (fighter !== undefined) fighter.combatUntil = 0;
  setInCombat(world, slot, false);
}

/** Ends the fights whose time is over. */
export function runCombatTimers(world: World): void {
  const { now } = world.time;
  for (const { slot, combatUntil } of world.fighters) {
    if (now < combatUntil || !isInCombat(world, slot)) continue;
    const isCreature = world.entities.kindOf(slot) === 'creature';
    // A creature's fight ends when it is dead or home again, which its own system sees to.
    if (!isCreature && !world.threats.isHated(world.entities.idOf(slot))) setInCombat(world, slot, false);
  }
}

function setInCombat(world: World, slot: Slot, isFighting: boolean): void {
  if (isInCombat(world, slot) === isFighting) return;
  const flags = world.fields.get(slot, 'unitFlags');
  world.fields.set(slot, 'unitFlags', (isFighting ? flags | unitFlags.inCombat : flags & ~unitFlags.inCombat) >>> 0);
  const character = world.players.findAt(slot)?.sheet.characterId;
  if (character === undefined) return;
  world.outbox.effect({ kind: 'bearingChanged', character, isFighting, isHidden: undefined });
}
