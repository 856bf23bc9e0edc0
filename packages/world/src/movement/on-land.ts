import type { Terrain } from '@realmwright/gamedata/terrain/terrain';
import type { Yards } from '@realmwright/kernel/units';
import type { Player } from '../session/player.ts';
import type { Vector } from '../space/position.ts';
import type { World } from '../world.ts';
import type { Movement } from './movement.ts';
import { movementFlags } from './movement-flags.ts';

/** How far off the ground a walker may say it is before the world says otherwise, yards. */
const OFF_GROUND = 0.6;
/** How much smaller walls are than they are drawn: for a place, and for the line between two of them, which cuts corners. */
const WALL_SHARE = -0.4;
const CORNER_SHARE = -1.5;
/** How far below the surface the feet of somebody are who is not diving, yards. */
const AFLOAT = 1.5;
/** Somebody this far below planks is under them and not on them, yards. */
const UNDER_PLANKS = 1.5;

const IN_THE_AIR = movementFlags.falling | movementFlags.fallingFar;

/**
 * What a client says of its movement, on the land that it draws: whoever neither falls nor swims stands on the ground, and
 * nobody is below it. `wall`: it cannot be there, or cannot have come there. Clients that draw a land of their own are
 * believed as far as the envelope goes; so is everybody where there is no land.
 */
export function onLand(world: World, player: Player, said: Movement): Movement | 'wall' {
  const { terrain } = world;
  if (terrain === undefined || !player.drawsLand || !terrain.covers(said.x, said.y)) return said;
  if (isBarred(terrain, player.movement, said)) return 'wall';
  return { ...said, z: heightOn(terrain, said) };
}

/** A place for somebody who draws the land: on it, and beside a house that stands there. */
export function footingOn(terrain: Terrain, { x, y, z }: Vector): Vector {
  if (!terrain.covers(x, y)) return { x, y, z };
  const spot = terrain.isSolidAt(x, y, WALL_SHARE) ? (terrain.nearestWalkable(x, y) ?? { x, y }) : { x, y };
  return { ...spot, z: surfaceAt(terrain, { ...spot, z }) };
}

function isBarred(terrain: Terrain, from: Vector, to: Vector): boolean {
  // Who stands in a wall, by a teleport or because it was put there before, may walk out of it.
  if (terrain.isSolidAt(from.x, from.y, WALL_SHARE)) return false;
  if (terrain.isSolidAt(to.x, to.y, WALL_SHARE)) return true;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const yards = Math.floor(Math.sqrt(dx * dx + dy * dy));
  for (let yard = 1; yard < yards; yard++) {
    if (terrain.isSolidAt(from.x + (dx * yard) / yards, from.y + (dy * yard) / yards, CORNER_SHARE)) return true;
  }
  return false;
}

function heightOn(terrain: Terrain, { x, y, z, flags }: Movement): Yards {
  const level = terrain.waterLevelAt(x, y);
  if (level !== undefined && (flags & movementFlags.swimming) !== 0) {
    return Math.min(Math.fround(level), Math.max(Math.fround(terrain.bareHeightAt(x, y)), z));
  }
  const surface = surfaceAt(terrain, { x, y, z });
  const isAbove = z > surface + OFF_GROUND && (flags & IN_THE_AIR) === 0;
  return z < surface - OFF_GROUND || isAbove ? Math.fround(surface) : z;
}

/** What somebody at about that height stands on who does not dive. */
function surfaceAt(terrain: Terrain, { x, y, z }: Vector): Yards {
  const planks = terrain.heightAt(x, y);
  const ground = terrain.bareHeightAt(x, y);
  if (planks > ground && z > planks - UNDER_PLANKS) return planks;
  const level = terrain.waterLevelAt(x, y);
  return level === undefined ? ground : Math.max(ground, level - AFLOAT);
}
