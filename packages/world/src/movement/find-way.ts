import type { Vector } from '../space/position.ts';
import type { World } from '../world.ts';

/** Up to this distance one looks whether the straight way is clear before a search, yards. */
const LOOK_YARDS = 40;

/**
 * The turns of a way over the land, the destination last: straight where it is clear, where there is no land to be in the
 * way, or nobody to find a way around. `noWay`: it cannot be reached; `later`: too many have asked in this step.
 */
export function findWay(world: World, from: Vector, to: Vector): readonly Vector[] | 'noWay' | 'later' {
  const { terrain, navigation } = world;
  if (terrain === undefined || navigation === undefined) return [to];
  if (!terrain.covers(from.x, from.y) || !terrain.covers(to.x, to.y)) return [to];
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const isNear = dx * dx + dy * dy <= LOOK_YARDS * LOOK_YARDS;
  if (isNear && terrain.isClear(from, to)) return [to];
  if (!world.wayBudget.take()) return 'later';
  const turns = navigation.findWay(from, to);
  if (turns === undefined) return 'noWay';
  return [...turns.slice(0, -1).map(({ x, y }) => ({ x, y, z: terrain.heightAt(x, y) })), to];
}

/** The same, for those who go whether there is a way or not: then straight on. */
export function findAnyWay(world: World, from: Vector, to: Vector): readonly Vector[] {
  const turns = findWay(world, from, to);
  return turns === 'noWay' || turns === 'later' ? [to] : turns;
}
