import type { CreatureBehaviour, RoutineStop } from '@realmwright/gamedata/creature';
import { findWay } from '../movement/find-way.ts';
import { setOut } from '../movement/set-out.ts';
import { minuteOfDay } from '../timekeeping/calendar.ts';
import type { World } from '../world.ts';
import type { Creature } from './creatures.ts';
import { spotAround } from './spot-around.ts';
import { turnCreature } from './turn-creature.ts';

type Routine = Extract<CreatureBehaviour, { kind: 'routine' }>;

/** Time after which a villager whose way is barred tries again, milliseconds. */
const BARRED_MILLIS = 5_000;
/** Longest that a villager does not look at the clock, milliseconds. */
const LONGEST_REST_MILLIS = 20_000;
/** The clients' numbers of poses. */
const standStates = { stand: 0, sit: 1, sleep: 3, kneel: 8 } as const;

/** A villager does what it does at this time of the realm's day: it is on its way to a place, or there. */
export function keepRoutine(world: World, creature: Creature, { stops, gait }: Routine): void {
  const index = stopAt(stops, minuteOfDay(world));
  const stop = stops[index];
  if (stop === undefined) return;
  if (index !== creature.stop) {
    creature.stop = index;
    creature.legs = 0;
  }
  if (creature.legs <= stop.via.length) walkOn(world, creature, stop, gait);
  else pass(world, creature, stop);
}

/** The last stop of the day that has begun; before the first one it is that of the night before. */
function stopAt(stops: readonly RoutineStop[], minute: number): number {
  const begun = stops.findLastIndex(({ fromMinute }) => fromMinute <= minute);
  return begun === -1 ? stops.length - 1 : begun;
}

/** Sets out for the next point on the way to a stop, or for the stop itself; settles there when it is already there. */
function walkOn(world: World, creature: Creature, stop: RoutineStop, gait: Routine['gait']): void {
  const { slot } = creature;
  const isLast = creature.legs === stop.via.length;
  const to = stop.via[creature.legs] ?? stop;
  const way = findWay(world, world.places.positionOf(slot), to);
  if (way === 'later') return;
  if (way === 'noWay') {
    creature.wakesAt = world.time.now + BARRED_MILLIS;
    return;
  }
  world.fields.set(slot, 'standState', standStates.stand);
  // Angles travel as 32-bit floats, and the world turns by exactly these.
  const angle = Math.fround(stop.orientation);
  const duration = setOut(world, slot, way, gait, isLast ? { kind: 'angle', angle } : undefined);
  creature.legs += 1;
  creature.wakesAt = world.time.now + duration;
}

/** Passes the time at a stop: in its pose, with a gesture or a few steps now and then. */
function pass(world: World, creature: Creature, stop: RoutineStop): void {
  const { slot } = creature;
  const { chance } = world;
  creature.wakesAt = world.time.now + Math.min(LONGEST_REST_MILLIS, stop.restlessMillis * chance.between(0.5, 1.5));
  if (world.fields.get(slot, 'standState') !== standStates[stop.pose]) {
    turnCreature(world, creature, stop.orientation);
    world.fields.set(slot, 'standState', standStates[stop.pose]);
    return;
  }
  if (stop.strollYards > 0 && chance.fraction() < 0.5) {
    const spot = spotAround(world, slot, stop, stop.strollYards);
    if (spot !== undefined) creature.wakesAt += setOut(world, slot, [spot], 'walk');
    return;
  }
  if (stop.gesture === 0) return;
  world.outbox.toViewers(slot, {
    kind: 'emotePlayed',
    entity: world.entities.idOf(slot),
    animation: stop.gesture,
  });
}
