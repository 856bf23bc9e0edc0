import type { Slot } from '../actor/entities.ts';
import { powerField } from '../actor/entity-fields.ts';
import { leaveCombat } from '../combat/combat-state.ts';
import { leaveFights } from '../combat/disengage.ts';
import { fightOf } from '../combat/hostility.ts';
import type { Creature } from '../creatures/creatures.ts';
import { endDuel } from '../duel/duel-end.ts';
import { awardKill } from '../growth/experience.system.ts';
import { halt } from '../movement/set-out.ts';
import { stopMoving } from '../movement/stop-moving.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

/** The kind of power that a death takes. */
const RAGE = 1;
const STANDS = 0;

/** A unit dies, by somebody's blow or nobody's. */
export function die(world: World, slot: Slot, by: Slot | undefined): void {
  const player = world.players.findAt(slot);
  if (player !== undefined) {
    diePlayer(world, player, by);
    return;
  }
  const creature = world.creatures.find(world.entities.counterOf(slot));
  if (creature?.slot === slot) dieCreature(world, creature);
}

/** Its body lies there until its spirit is released. */
function diePlayer(world: World, player: Player, by: Slot | undefined): void {
  const { slot } = player;
  if (world.deaths.find(slot) !== undefined) return;
  world.fields.set(slot, 'health', 0);
  world.fields.set(slot, 'standState', STANDS);
  world.fields.setAt(slot, powerField(RAGE), 0);
  world.deaths.put({
    slot,
    isReleased: false,
    diedAt: world.time.now,
    corpse: { map: world.setup.map, ...world.places.positionOf(slot) },
  });
  const duel = world.duels.find(slot);
  if (duel !== undefined) endDuel(world, duel, { how: by === undefined ? 'interrupted' : 'won', loser: slot });
  leaveFights(world, slot);
  leaveCombat(world, slot);
  stopMoving(world, player);
}

/** Whoever struck at it first has the experience. */
function dieCreature(world: World, creature: Creature): void {
  const { slot } = creature;
  const fight = fightOf(world, slot);
  if (creature.mood === 'dead' || fight === undefined) return;
  world.fields.set(slot, 'health', 0);
  creature.mood = 'dead';
  creature.post = undefined;
  creature.corpseUntil = world.time.now + fight.corpseMillis;
  creature.respawnAt = world.time.now + Math.max(fight.respawnMillis, fight.corpseMillis + 1);
  halt(world, slot);
  const first = world.entities.findByNumber(world.threats.first(slot));
  leaveFights(world, slot);
  leaveCombat(world, slot);
  world.fields.set(slot, 'target', 0);
  const killer = first === undefined ? undefined : world.players.findAt(first);
  if (killer !== undefined) awardKill(world, killer, slot);
}
