import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { type Challenge, challenge } from './duel.system.ts';

/** A client casts a spell: that of duels asks for one, and there are no others yet. Says why not, where that is so. */
export function castSpell(world: World, player: Player, cast: Challenge): string | undefined {
  return cast.spell === world.setup.content.duel.spell ? challenge(world, player, cast) : 'world.unknown-spell';
}
