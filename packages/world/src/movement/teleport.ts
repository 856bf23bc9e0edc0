import { dismiss } from '../session/join.ts';
import type { Player } from '../session/player.ts';
import { depart } from '../session/session.system.ts';
import { facing } from '../space/angles.ts';
import type { Position } from '../space/position.ts';
import { settleZone } from '../space/zones.system.ts';
import type { World } from '../world.ts';
import { settledTrust } from './envelope.ts';
import { movementNow } from './movement-now.ts';
import { topSpeed } from './speeds.ts';

/** Why a movement was not believed. */
export type Distrust = 'place' | 'clock' | 'distance' | 'height' | 'wall';

/** A client has this long to answer before it is told again, and is told so often in all. */
const ANSWER_MILLIS = 10_000;
const MOST_TRIES = 3;
/** Corrections are counted over this time. */
const CORRECTION_WINDOW_MILLIS = 60_000;
const MOST_CORRECTIONS_KEPT = 64;

/** Puts a character somewhere else on this map; its client is told and says nothing that counts until it has answered. */
export function teleport(world: World, player: Player, to: Position): void {
  const { slot } = player;
  world.places.put(slot, Math.fround(to.x), Math.fround(to.y), Math.fround(to.z));
  world.places.orientation[slot] = facing(to.orientation);
  stand(world, player);
  ask(world, player, 'teleported');
  world.views.makeStale(slot);
  settleZone(world, player);
  world.outbox.toViewers(slot, {
    kind: 'relocated',
    entity: world.entities.idOf(slot),
    movement: movementNow(world, player),
  });
}

/** Sends a client back to where the world knows it to be. Others see it stop there. */
export function correct(world: World, player: Player, why: Distrust): void {
  const { now } = world.time;
  const recent = player.corrections.filter((at) => at > now - CORRECTION_WINDOW_MILLIS);
  player.corrections = [...recent.slice(-(MOST_CORRECTIONS_KEPT - 1)), now];
  const wasMoving = player.movement.flags !== 0;
  stand(world, player);
  // Where the client's clock stands is asked anew; how far it may go meanwhile is reckoned by the world's.
  player.clockOffset = undefined;
  const settled = settledTrust(player.trust, now, topSpeed(world, player));
  player.trust = { ...settled, messages: 0 };
  ask(world, player, 'movementCorrected');
  if (wasMoving) {
    world.outbox.toViewers(player.slot, {
      kind: 'moved',
      entity: world.entities.idOf(player.slot),
      moveKind: 'stop',
      movement: movementNow(world, player),
    });
  }
  const { correctionsToKick } = world.setup.rules;
  const isTooMuch = correctionsToKick > 0 && player.corrections.length >= correctionsToKick;
  world.outbox.effect({
    kind: 'movementDistrusted',
    character: player.sheet.characterId,
    why,
    corrections: player.corrections.length,
    isClosed: isTooMuch,
  });
  if (!isTooMuch) return;
  dismiss(world, player, 'kicked');
  depart(world, player, 'kicked');
}

/** The client is where it was sent. Another counter than the last one, or a second answer, does nothing. */
export function acknowledgeTeleport(world: World, player: Player, counter: number): void {
  if (counter === 0 || counter !== player.pendingTeleport) return;
  player.pendingTeleport = 0;
  player.teleportTries = 0;
  player.trust = settledTrust(player.trust, world.time.now, topSpeed(world, player));
}

/** Tells clients again that did not answer; after the last try their movements are judged from where they were sent. */
export function runTeleportDeadlines(world: World): void {
  for (const player of world.players) {
    if (player.pendingTeleport === 0 || world.time.now < player.teleportDeadline) continue;
    if (player.teleportTries < MOST_TRIES) ask(world, player, 'teleported');
    else acknowledgeTeleport(world, player, player.pendingTeleport);
  }
}

function stand(world: World, player: Player): void {
  player.movement = {
    ...player.movement,
    ...world.places.positionOf(player.slot),
    flags: 0,
    fallTime: 0,
    pitch: undefined,
    jump: undefined,
  };
}

function ask(world: World, player: Player, kind: 'teleported' | 'movementCorrected'): void {
  player.counter += 1;
  player.pendingTeleport = player.counter;
  player.teleportDeadline = world.time.now + ANSWER_MILLIS;
  player.teleportTries = kind === 'teleported' ? player.teleportTries + 1 : 1;
  if (player.connection === undefined) player.pendingTeleport = 0;
  world.outbox.personal(player, {
    kind,
    entity: world.entities.idOf(player.slot),
    counter: player.counter,
    after: player.lastSequence,
    movement: movementNow(world, player),
  });
}
