import type { CreatureBehaviour } from '@realmwright/gamedata/creature';
import { findWay } from '../movement/find-way.ts';
import { setOut } from '../movement/set-out.ts';
import { quarantine } from '../quarantine.ts';
import { normalised } from '../space/angles.ts';
import type { World } from '../world.ts';
import type { Creature } from './creatures.ts';
import { keepRoutine } from './routine.ts';
import { spotAround } from './spot-around.ts';
import { turnCreature } from './turn-creature.ts';

/** Lets every creature whose time has come decide what to do next; fights have a system of their own. */
export function moveCreatures(world: World): void {
  const { now } = world.time;
  for (const creature of world.creatures) {
    if (creature.mood !== 'calm' || now < creature.wakesAt) continue;
    // A way of many turns may take a little longer than was reckoned.
    if (world.paths.find(creature.slot) !== undefined) continue;
    try {
      decide(world, creature);
    } catch (error) {
      quarantine(world, creature, error);
    }
  }
}

/** Time after which a creature that found no way looks for another, milliseconds. */
const NEXT_TRY = 1000;

type Stand = Extract<CreatureBehaviour, { kind: 'stand' }>;
type Wander = Extract<CreatureBehaviour, { kind: 'wander' }>;
type Patrol = Extract<CreatureBehaviour, { kind: 'patrol' }>;

function decide(world: World, creature: Creature): void {
  const { behaviour } = creature;
  switch (behaviour.kind) {
    case 'stand':
      return lookAround(world, creature, behaviour);
    case 'wander':
      return wander(world, creature, behaviour);
    case 'patrol':
      return patrol(world, creature, behaviour);
    case 'routine':
      return keepRoutine(world, creature, behaviour);
  }
}

/** Every other time it looks home again, so that it does not turn its back on its guests for good. */
function lookAround(world: World, creature: Creature, { turnsEveryMillis }: Stand): void {
  if (turnsEveryMillis <= 0) {
    creature.wakesAt = Number.MAX_VALUE;
    return;
  }
  creature.wakesAt = world.time.now + turnsEveryMillis;
  const home = normalised(creature.home.orientation);
  const looksHome = Math.abs((world.places.orientation[creature.slot] ?? 0) - home) < 0.01;
  turnCreature(world, creature, looksHome ? home + world.chance.between(-1, 1) : home);
}

function wander(world: World, creature: Creature, { radius, minPauseMillis, maxPauseMillis, gait }: Wander): void {
  const target = spotAround(world, creature.slot, creature.home, radius);
  const duration = target === undefined ? NEXT_TRY : setOut(world, creature.slot, [target], gait);
  creature.wakesAt = world.time.now + duration + world.chance.between(minPauseMillis, maxPauseMillis);
}

/** Walks to the patrol's next point. */
function patrol(world: World, creature: Creature, { points, gait, route }: Patrol): void {
  const next = nextPoint(creature, points.length, route);
  const point = points[next.index];
  if (point === undefined) return;
  const way = findWay(world, world.places.positionOf(creature.slot), point);
  if (way === 'later') return;
  creature.patrolIndex = next.index;
  creature.patrolStep = next.step;
  const duration = way === 'noWay' ? 0 : setOut(world, creature.slot, way, gait);
  creature.wakesAt = world.time.now + (duration === 0 ? NEXT_TRY : duration) + point.pauseMillis;
}

function nextPoint({ patrolIndex, patrolStep }: Creature, count: number, route: Patrol['route']) {
  if (route === 'circle') return { index: (patrolIndex + 1) % count, step: patrolStep };
  const step = patrolIndex === count - 1 ? 'backward' : patrolIndex === 0 ? 'forward' : patrolStep;
  return { index: patrolIndex + (step === 'forward' ? 1 : -1), step } as const;
}
