import type { Slot } from '../actor/entities.ts';
import type { World } from '../world.ts';
import { stopAttack } from './disengage.ts';

/** Value of the field `sheath` for weapons in hand, and of `standState` for standing. */
const DRAWN = 1;
const STANDS = 0;

/** Strikes at a victim whenever the weapon's turn comes, until something ends it. */
export function beginAttack(world: World, slot: Slot, victim: Slot): void {
  const fighter = world.fighters.of(slot);
  const id = world.entities.idOf(victim);
  if (fighter.victim === id) return;
  stopAttack(world, slot);
  fighter.victim = id;
  if (world.fields.get(slot, 'standState') !== STANDS) standUp(world, slot);
  world.fields.set(slot, 'sheath', DRAWN);
  world.outbox.toViewersAndSelf(slot, { kind: 'attackStarted', entity: world.entities.idOf(slot), victim: id });
}

function standUp(world: World, slot: Slot): void {
  world.fields.set(slot, 'standState', STANDS);
  const player = world.players.findAt(slot);
  if (player !== undefined) world.outbox.personal(player, { kind: 'standStateChanged', state: 'stand' });
}
