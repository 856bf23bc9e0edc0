import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import type { Death } from './deaths.ts';

/** Tells a ghost how long it has to wait. */
export function tellReclaimDelay(world: World, player: Player, { diedAt }: Death): void {
  const left = diedAt + world.setup.content.death.reclaimDelayMillis - world.time.now;
  world.outbox.personal(player, { kind: 'reclaimDelayTold', millis: Math.max(0, Math.ceil(left)) });
}
