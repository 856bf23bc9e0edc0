import type { Slot } from './actor/entities.ts';
import { removeCreature } from './creatures/creature.ts';
import type { PersonalFact } from './perception/perceived.ts';
import { removePlayer } from './session/join.ts';
import type { Player } from './session/player.ts';
import type { World } from './world.ts';

/** Whom a fault was about. A session without an entity is one that was just joining. */
export interface Concerned {
  readonly slot: Slot | undefined;
  readonly joining?: NonNullable<Player['connection']> | undefined;
}

/**
 * Takes whoever a phase threw about out of the world, since nothing of it is to be trusted any more: a player goes back
 * to the character screen and comes again as it was last saved, a creature returns when its instance does. The rest of
 * the step goes on.
 * @throws the error itself where the table in `tick.ts` says that the phase's faults end the instance
 */
export function quarantine(world: World, { slot, joining }: Concerned, error: unknown): void {
  if (!world.faults.bear()) throw error;
  const { phase } = world.faults;
  const entity = slot === undefined ? undefined : world.entities.keyOf(slot);
  const player = slot === undefined ? undefined : world.players.findAt(slot);
  const { epoch, sheet } = player ?? {};
  world.outbox.effect({ kind: 'quarantined', phase, entity, character: sheet?.characterId, epoch, error });
  if (joining !== undefined) {
    if (player !== undefined) world.players.disconnect(player);
    world.outbox.farewells.push({ connection: joining, facts: [{ kind: 'left', reason: 'failed' }] });
  }
  if (slot === undefined) return;
  if (player !== undefined) {
    world.outbox.farewell(player, ...lastWords);
    world.players.disconnect(player);
    removePlayer(world, player);
    return;
  }
  if (entity?.kind === 'creature') {
    const creature = world.creatures.find(entity.counter);
    if (creature !== undefined) return removeCreature(world, creature);
  }
  world.views.close(slot);
  world.places.remove(slot);
  world.fields.remove(slot);
  world.entities.remove(slot);
}

/** What sends a client that is in the world back to its character screen. */
export const lastWords: readonly PersonalFact[] = [{ kind: 'logoutCompleted' }, { kind: 'left', reason: 'failed' }];
