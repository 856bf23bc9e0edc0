import type { World } from '../world.ts';

/** Clients are asked for their clock so often; the public servers of this protocol do the same. */
const TIME_SYNC_MILLIS = 10_000;

/** Asks every client for its clock in its turn, first in the tick after it came. */
export function syncClocks(world: World): void {
  const { now } = world.time;
  for (const player of world.players) {
    if (player.connection === undefined || now < player.nextTimeSyncAt || player.presence === 'departing') continue;
    player.nextTimeSyncAt = now + TIME_SYNC_MILLIS;
    world.outbox.personal(player, { kind: 'timeSyncRequested', counter: player.timeSyncCounter });
    player.timeSyncCounter += 1;
  }
}
