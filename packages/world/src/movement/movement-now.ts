import { CLOCK_WRAP } from '../perception/world-clock.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import type { Movement } from './movement.ts';

/** The movement of a character as it stands, by the world's clock. */
export function movementNow(world: World, player: Player): Movement {
  return {
    ...player.movement,
    ...world.places.positionOf(player.slot),
    time: Math.floor(world.time.now % CLOCK_WRAP),
  };
}
