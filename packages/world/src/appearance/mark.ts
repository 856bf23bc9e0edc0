import type { Status } from '@realmwright/kernel/status';
import { playerFlags } from '../actor/entity-fields.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

/** Whoever plays the character is away, busy, or back. */
export function mark(world: World, player: Player, status: Status): void {
  const flags = world.fields.get(player.slot, 'playerFlags') & ~(playerFlags.away | playerFlags.busy);
  world.fields.set(player.slot, 'playerFlags', status === 'here' ? flags : flags | playerFlags[status]);
}

/** How a player's character is marked. */
export function statusOf(world: World, player: Player): Status {
  const flags = world.fields.get(player.slot, 'playerFlags');
  if ((flags & playerFlags.away) !== 0) return 'away';
  return (flags & playerFlags.busy) !== 0 ? 'busy' : 'here';
}
