import type { FieldName } from '../actor/entity-fields.ts';
import { CLOCK_WRAP } from '../perception/world-clock.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import type { SpeedKind } from './movement.ts';

/** The entity field that holds each speed. */
export const speedFields: Readonly<Record<SpeedKind, FieldName>> = {
  walk: 'walkSpeed',
  run: 'runSpeed',
  runBack: 'runBackSpeed',
  swim: 'swimSpeed',
  swimBack: 'swimBackSpeed',
  flight: 'flightSpeed',
  flightBack: 'flightBackSpeed',
  turn: 'turnRate',
  pitch: 'pitchRate',
};

/** A client has this long to take a new speed over. */
const ACKNOWLEDGE_MILLIS = 10_000;
/** Longest that a jump on even ground lasts, and what its last message takes to arrive. */
const LANDING_MILLIS = 1_500;
/** Changes of speed under way at once; beyond it the oldest counts as acknowledged. */
const MOST_PENDING = 32;

/** Gives a character another speed: its client is asked, and the rest are told once it has answered. */
export function changeSpeed(world: World, player: Player, speedKind: SpeedKind, speed: number): void {
  const field = speedFields[speedKind];
  const before = world.fields.get(player.slot, field);
  player.counter += 1;
  world.fields.set(player.slot, field, speed);
  // Until it has answered, the client may still go at the speed it had.
  player.pendingSpeeds = [
    ...player.pendingSpeeds.slice(-(MOST_PENDING - 1)),
    { counter: player.counter, speedKind, speed: Math.max(before, speed), until: world.time.now + ACKNOWLEDGE_MILLIS },
  ];
  world.outbox.personal(player, {
    kind: 'speedChangeRequested',
    entity: world.entities.idOf(player.slot),
    counter: player.counter,
    speedKind,
    speed,
  });
  if (player.connection === undefined) settle(world, player, player.counter);
}

/** Whether a change of speed with that counter is under way. */
export function awaitsSpeed(player: Player, counter: number): boolean {
  return player.pendingSpeeds.some((pending) => pending.counter === counter);
}

/** The client took a speed over. An unknown counter, or a second answer, does nothing. */
export function acknowledgeSpeed(world: World, player: Player, counter: number): void {
  settle(world, player, counter);
}

/** Ends the waiting for clients that do not answer: from then on the new speed binds them. */
export function runSpeedDeadlines(world: World): void {
  for (const player of world.players) {
    const [oldest] = player.pendingSpeeds;
    if (oldest !== undefined && world.time.now >= oldest.until) settle(world, player, oldest.counter);
  }
}

/** Fastest that a character may go now, whatever the direction. */
export function topSpeed(world: World, player: Player): number {
  let top = Math.max(world.fields.get(player.slot, 'runSpeed'), world.fields.get(player.slot, 'swimSpeed'));
  for (const { speedKind, speed } of player.pendingSpeeds) {
    if (speedKind !== 'turn' && speedKind !== 'pitch') top = Math.max(top, speed);
  }
  return world.time.now < player.formerSpeedUntil ? Math.max(top, player.formerSpeed) : top;
}

function settle(world: World, player: Player, counter: number): void {
  const pending = player.pendingSpeeds.find((candidate) => candidate.counter === counter);
  if (pending === undefined) return;
  // A jump goes on at the speed with which it began, so what was allowed is allowed until it must have landed.
  if (world.time.now >= player.formerSpeedUntil || pending.speed > player.formerSpeed)
    player.formerSpeed = pending.speed;
  player.formerSpeedUntil = world.time.now + LANDING_MILLIS;
  player.pendingSpeeds = player.pendingSpeeds.filter((candidate) => candidate !== pending);
  world.outbox.toViewers(player.slot, {
    kind: 'speedChanged',
    entity: world.entities.idOf(player.slot),
    speedKind: pending.speedKind,
    speed: world.fields.get(player.slot, speedFields[pending.speedKind]),
    movement: {
      ...player.movement,
      ...world.places.positionOf(player.slot),
      time: Math.floor(world.time.now % CLOCK_WRAP),
    },
  });
}
