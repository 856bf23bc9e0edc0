import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { movementNow } from './movement-now.ts';
import { footingOn } from './on-land.ts';

/** Less than this is no difference between two heights, yards. */
const SAME_HEIGHT = 0.05;

/**
 * Puts a character that comes with a client that draws the land onto it: where another client left it, there may be a wall
 * or no ground. Whoever sees it is told.
 */
export function stepOntoLand(world: World, player: Player): void {
  const { terrain, places } = world;
  const { slot } = player;
  if (terrain === undefined || !player.drawsLand) return;
  const before = places.positionOf(slot);
  const { x, y, z } = footingOn(terrain, before);
  if (x === before.x && y === before.y && Math.abs(z - before.z) < SAME_HEIGHT) return;
  places.put(slot, Math.fround(x), Math.fround(y), Math.fround(z));
  player.movement = movementNow(world, player);
  const entity = world.entities.idOf(slot);
  world.outbox.toViewers(slot, { kind: 'relocated', entity, movement: player.movement });
}
