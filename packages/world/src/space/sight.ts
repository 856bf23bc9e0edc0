import { isOpenBetween } from '@realmwright/gamedata/terrain/sight';
import type { Yards } from '@realmwright/kernel/units';
import type { Slot } from '../actor/entities.ts';
import type { World } from '../world.ts';

/** How high above its feet somebody looks and strikes, yards. */
const CHEST_YARDS = 1.4;

/** What somebody is told whom a wall or a hill keeps from what it wants. */
export const WALL_WORDS = 'Something stands between you.';

/**
 * Whether no wall and no rise of the ground stands between two. The land is between them only where it is there for both:
 * clients that draw a land of their own neither have our walls against them nor for them.
 */
export function isInSight(world: World, one: Slot, other: Slot): boolean {
  const { terrain } = world;
  if (terrain === undefined || !isOnLand(world, one) || !isOnLand(world, other)) return true;
  return isOpenBetween(terrain, chestOf(world, one), chestOf(world, other));
}

/** Creatures and things are where the land is; of players, those whose client draws it. */
function isOnLand({ players }: World, slot: Slot): boolean {
  return players.findAt(slot)?.drawsLand ?? true;
}

function chestOf({ places }: World, slot: Slot): { readonly x: Yards; readonly y: Yards; readonly z: Yards } {
  const { x, y, z } = places.positionOf(slot);
  return { x, y, z: z + CHEST_YARDS };
}
