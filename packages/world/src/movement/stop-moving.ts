import { CLOCK_WRAP } from '../perception/world-clock.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

/** Whoever saw the character run shall not see it run on for ever. */
export function stopMoving(world: World, player: Player): void {
  if (player.movement.flags === 0) return;
  player.movement = { ...player.movement, flags: 0, fallTime: 0, pitch: undefined, jump: undefined };
  world.outbox.toViewers(player.slot, {
    kind: 'moved',
    entity: world.entities.idOf(player.slot),
    moveKind: 'stop',
    movement: {
      ...player.movement,
      ...world.places.positionOf(player.slot),
      time: Math.floor(world.time.now % CLOCK_WRAP),
    },
  });
}
