import type { Slot } from '../actor/entities.ts';
import { distanceBetween } from '../combat/reach.ts';
import type { EntityKey } from '../entity-key.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { endDuel } from './duel-end.ts';
import { addFlag } from './duel-flag.ts';
import type { Duel } from './duels.ts';

/** A cast of the clients' duel spell; what came with it goes back with a refusal. */
export interface Challenge {
  readonly spell: number;
  readonly castCount: number;
  readonly target: EntityKey | undefined;
}

/** Asks another player for a duel: a flag goes up between the two, and both clients show the question. Says why not. */
export function challenge(world: World, player: Player, { spell, castCount, target }: Challenge): string | undefined {
  const { slot } = player;
  const other = target === undefined ? undefined : world.entities.find(target);
  const opponent = other === undefined ? undefined : world.players.findAt(other);
  const refuse = (why: keyof typeof refusals): string => {
    world.outbox.personal(player, { kind: 'duelRefused', spell, castCount, why });
    return refusals[why];
  };
  if (opponent === undefined || opponent === player || opponent.presence !== 'playing') return refuse('badTarget');
  if (world.fields.get(slot, 'health') === 0 || world.deaths.isGhost(slot)) return refuse('dead');
  if (world.deaths.find(opponent.slot) !== undefined) return refuse('badTarget');
  if (world.duels.find(slot) !== undefined || world.duels.find(opponent.slot) !== undefined) return refuse('busy');
  const { askYards, askMillis } = world.setup.content.duel;
  if (distanceBetween(world, slot, opponent.slot) > askYards) return refuse('tooFar');
  const flag = addFlag(world, player, opponent);
  if (flag === undefined) return refuse('busy');
  const until = world.time.now + askMillis;
  world.duels.add({
    initiator: slot,
    opponent: opponent.slot,
    flag,
    stage: 'asked',
    until,
    initiatorOutSince: 0,
    opponentOutSince: 0,
  });
  const { entities } = world;
  const [own, victim] = [entities.idOf(slot), entities.idOf(opponent.slot)];
  world.outbox.personal(player, { kind: 'spellDone', entity: own, victim, spell, castCount });
  const entity = entities.idOf(flag);
  for (const each of [player, opponent]) {
    world.fields.set(each.slot, 'duelArbiter', entity);
    world.views.makeStale(each.slot);
    world.outbox.personal(each, { kind: 'duelAsked', entity, initiator: own });
  }
  return undefined;
}

/** Why there is no duel, as a code. */
const refusals = {
  busy: 'duel.busy',
  tooFar: 'duel.too-far',
  badTarget: 'duel.bad-target',
  dead: 'duel.dead',
} as const;

/** Who was asked says yes: the fight begins after a countdown. */
export function acceptDuel(world: World, player: Player): string | undefined {
  const duel = world.duels.find(player.slot);
  if (duel === undefined || duel.stage !== 'asked' || duel.opponent !== player.slot) return 'duel.not-asked';
  const { countdownMillis } = world.setup.content.duel;
  duel.stage = 'counting';
  duel.until = world.time.now + countdownMillis;
  tellBoth(world, duel, { kind: 'duelCounted', millis: countdownMillis });
  return undefined;
}

/** Before the fight nobody has won; whoever gives up during it has lost. */
export function cancelDuel(world: World, player: Player): string | undefined {
  const duel = world.duels.find(player.slot);
  if (duel === undefined) return 'duel.none';
  endDuel(world, duel, duel.stage === 'fought' ? { how: 'won', loser: player.slot } : { how: 'interrupted' });
  return undefined;
}

/** Begins fights whose countdown is over, lets questions lapse, and watches who goes too far away. */
export function runDuels(world: World): void {
  const { now } = world.time;
  for (const duel of world.duels) {
    if (duel.stage === 'fought') {
      if (isHeld(world, duel, 'initiatorOutSince', duel.initiator))
        isHeld(world, duel, 'opponentOutSince', duel.opponent);
    } else if (now >= duel.until) {
      if (duel.stage === 'asked') endDuel(world, duel, { how: 'interrupted' });
      else begin(world, duel);
    }
  }
}

function begin(world: World, duel: Duel): void {
  duel.stage = 'fought';
  duel.until = 0;
  world.fields.set(duel.initiator, 'duelTeam', 1);
  world.fields.set(duel.opponent, 'duelTeam', 2);
}

/** Keeps one of the two within bounds; false when the duel is over because it fled. */
function isHeld(world: World, duel: Duel, outSince: 'initiatorOutSince' | 'opponentOutSince', slot: Slot): boolean {
  const { leaveYards, returnYards, returnMillis } = world.setup.content.duel;
  const { now } = world.time;
  const player = world.players.findAt(slot);
  const distance = distanceBetween(world, slot, duel.flag);
  if (duel[outSince] === 0) {
    if (distance <= leaveYards) return true;
    duel[outSince] = now;
    if (player !== undefined) world.outbox.personal(player, { kind: 'duelBoundsLeft' });
    return true;
  }
  if (distance <= returnYards) {
    duel[outSince] = 0;
    if (player !== undefined) world.outbox.personal(player, { kind: 'duelBoundsEntered' });
    return true;
  }
  if (now < duel[outSince] + returnMillis) return true;
  endDuel(world, duel, { how: 'fled', loser: slot });
  return false;
}

function tellBoth(world: World, duel: Duel, fact: { readonly kind: 'duelCounted'; readonly millis: number }): void {
  for (const slot of [duel.initiator, duel.opponent]) {
    const player = world.players.findAt(slot);
    if (player !== undefined) world.outbox.personal(player, fact);
  }
}
