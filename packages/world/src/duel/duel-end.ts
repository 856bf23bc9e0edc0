import type { Slot } from '../actor/entities.ts';
import { leaveCombat } from '../combat/combat-state.ts';
import { separate } from '../combat/disengage.ts';
import type { World } from '../world.ts';
import type { Duel } from './duels.ts';

/** How a duel ends: decided against one of the two, or not at all. */
export type DuelEnd = { readonly how: 'interrupted' } | { readonly how: 'won' | 'fled'; readonly loser: Slot };

/** Ends a duel at any stage: both let go, the flag is taken away, and everybody near hears who won. */
export function endDuel(world: World, duel: Duel, end: DuelEnd): void {
  const { initiator, opponent, flag } = duel;
  world.duels.remove(duel);
  separate(world, initiator, opponent);
  for (const slot of [initiator, opponent]) {
    const player = world.players.findAt(slot);
    if (player === undefined) continue;
    world.fields.set(slot, 'duelArbiter', 0);
    world.fields.set(slot, 'duelTeam', 0);
    if (!world.threats.isHated(world.entities.idOf(slot))) leaveCombat(world, slot);
    world.outbox.personal(player, { kind: 'duelEnded', isDecided: end.how !== 'interrupted' });
  }
  if (end.how !== 'interrupted') announce(world, duel, end.loser, end.how);
  world.places.remove(flag);
  world.fields.remove(flag);
  world.entities.remove(flag);
}

function announce(world: World, { initiator, opponent }: Duel, loser: Slot, how: 'won' | 'fled'): void {
  const winner = loser === initiator ? opponent : initiator;
  world.outbox.toViewersAndSelf(winner, {
    kind: 'duelDecided',
    entity: world.entities.idOf(winner),
    how,
    winnerName: world.players.findAt(winner)?.sheet.name ?? '',
    loserName: world.players.findAt(loser)?.sheet.name ?? '',
  });
}
