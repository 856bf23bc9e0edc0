import type { Yards } from '@realmwright/kernel/units';
import type { Slot } from '../actor/entities.ts';
import { angleOf, FULL_TURN, normalised } from '../space/angles.ts';
import type { World } from '../world.ts';

/** How near two must be to strike at each other: both have the same reach to the other. */
export function reachBetween(world: World, one: Slot, other: Slot): Yards {
  const { extraReach, leastReach } = world.setup.content.combat.melee;
  const { fields } = world;
  return Math.max(leastReach, fields.get(one, 'combatReach') + fields.get(other, 'combatReach') + extraReach);
}

/** Distance in space. */
export function distanceBetween({ places }: World, one: Slot, other: Slot): Yards {
  const dz = (places.z[one] ?? 0) - (places.z[other] ?? 0);
  return Math.sqrt(places.squareBetween(one, other) + dz * dz);
}

/** The direction from one to the other. */
export function directionTo({ places }: World, one: Slot, other: Slot): number {
  return angleOf((places.y[other] ?? 0) - (places.y[one] ?? 0), (places.x[other] ?? 0) - (places.x[one] ?? 0));
}

/** Whether one has the other in front of it. Whoever stands in the same spot is in front. */
export function isInFront(world: World, one: Slot, other: Slot): boolean {
  if (world.places.squareBetween(one, other) === 0) return true;
  const half = world.setup.content.combat.melee.frontArc / 2;
  const turn = normalised(directionTo(world, one, other) - (world.places.orientation[one] ?? 0));
  return turn <= half || turn >= FULL_TURN - half;
}
