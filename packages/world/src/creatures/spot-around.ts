import type { Slot } from '../actor/entities.ts';
import { cosine, FULL_TURN, sine } from '../space/angles.ts';
import type { Vector } from '../space/position.ts';
import type { World } from '../world.ts';

/** Spots that a wanderer looks at before it stays where it is for a while. */
const MOST_SPOTS = 3;

/** A point somewhere around another one that can be walked to in a straight line; undefined when none was found. */
export function spotAround(world: World, slot: Slot, middle: Vector, radius: number): Vector | undefined {
  const { terrain, chance } = world;
  const from = world.places.positionOf(slot);
  for (let i = 0; i < MOST_SPOTS; i++) {
    const distance = radius * Math.sqrt(chance.fraction());
    const angle = chance.between(0, FULL_TURN);
    const spot = { x: middle.x + distance * cosine(angle), y: middle.y + distance * sine(angle), z: middle.z };
    if (terrain === undefined || !terrain.covers(spot.x, spot.y) || !terrain.covers(from.x, from.y)) return spot;
    // Who has come to stand where nobody can stand goes on all the same.
    const isFree = terrain.isClear(from, spot) || !terrain.isWalkable(from.x, from.y);
    if (isFree) return { ...spot, z: terrain.heightAt(spot.x, spot.y) };
  }
  return undefined;
}
