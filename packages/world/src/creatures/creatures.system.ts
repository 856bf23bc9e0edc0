import type { CreatureBehaviour } from '@realmwright/gamedata/creature';
import { setOut } from '../movement/set-out.ts';
import { quarantine } from '../quarantine.ts';
import { cosine, FULL_TURN, normalised, sine } from '../space/angles.ts';
import type { Vector } from '../space/position.ts';
import type { World } from '../world.ts';
import type { Creature } from './creatures.ts';

/** Lets every creature whose time has come decide what to do next; fights have a system of their own. */
export function moveCreatures(world: World): void {
  const { now } = world.time;
  for (const creature of world.creatures) {
    if (creature.mood !== 'calm' || now < creature.wakesAt) continue;
    try {
      decide(world, creature);
    } catch (error) {
      quarantine(world, creature, error);
    }
  }
}

/** Turns a creature on the spot, for everybody to see. */
export function turnCreature(world: World, creature: Creature, orientation: number): void {
  const { slot } = creature;
  const angle = normalised(Math.fround(orientation));
  world.places.orientation[slot] = angle;
  world.outbox.toViewers(slot, {
    kind: 'turned',
    entity: world.entities.idOf(slot),
    pathId: world.paths.nextId(),
    position: world.places.positionOf(slot),
    facing: { kind: 'angle', angle },
  });
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
  const { home } = creature;
  const distance = radius * Math.sqrt(world.chance.fraction());
  const angle = world.chance.between(0, FULL_TURN);
  const target = { x: home.x + distance * cosine(angle), y: home.y + distance * sine(angle), z: home.z };
  const duration = setOut(world, creature.slot, [target], gait);
  creature.wakesAt = world.time.now + duration + world.chance.between(minPauseMillis, maxPauseMillis);
}

/** Walks to the next point where it shall rest, past those where it shall not. */
function patrol(world: World, creature: Creature, { points, gait, route }: Patrol): void {
  const way: Vector[] = [];
  let pause = 0;
  for (let i = 0; i < Math.min(points.length, LONGEST_WAY) && pause === 0; i++) {
    advance(creature, points.length, route);
    const point = points[creature.patrolIndex];
    if (point === undefined) break;
    way.push(point);
    pause = point.pauseMillis;
  }
  const duration = setOut(world, creature.slot, way, gait);
  creature.wakesAt = world.time.now + (duration === 0 ? NEXT_TRY : duration) + pause;
}

/**
 * Most points ahead of a walker in one path. One: clients and tools disagree about what points between start and
 * destination are measured from, and nobody about a straight line.
 */
const LONGEST_WAY = 1;

function advance(creature: Creature, count: number, route: Patrol['route']): void {
  if (route === 'circle') {
    creature.patrolIndex = (creature.patrolIndex + 1) % count;
    return;
  }
  if (creature.patrolIndex === count - 1) creature.patrolStep = 'backward';
  if (creature.patrolIndex === 0) creature.patrolStep = 'forward';
  creature.patrolIndex += creature.patrolStep === 'forward' ? 1 : -1;
}
