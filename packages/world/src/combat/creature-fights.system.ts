import type { Slot } from '../actor/entities.ts';
import type { Creature } from '../creatures/creatures.ts';
import { turnCreature } from '../creatures/turn-creature.ts';
import { findAnyWay } from '../movement/find-way.ts';
import { destinationOf } from '../movement/paths.ts';
import { halt, setOut } from '../movement/set-out.ts';
import { quarantine } from '../quarantine.ts';
import type { Vector } from '../space/position.ts';
import { isInSight } from '../space/sight.ts';
import type { World } from '../world.ts';
import { beginAttack } from './begin-attack.ts';
import { enterCombat, leaveCombat } from './combat-state.ts';
import { leaveFights } from './disengage.ts';
import { fightOf, hostility } from './hostility.ts';
import { distanceBetween, reachBetween } from './reach.ts';

/** Time between two courses of a chase, milliseconds; and how far the prey must have gone from the course's end, yards. */
const COURSE_MILLIS = 400;
const COURSE_YARDS = 1.5;
/** A chase ends at this share of the reach, so that a step of the prey does not begin another. */
const CLOSE_SHARE = 0.6;

/** Somebody did something to a creature: it takes up the fight if it can, and hates them for the damage. */
export function provoke(world: World, slot: Slot, by: Slot, damage: number): void {
  const creature = creatureAt(world, slot);
  if (creature === undefined || fightOf(world, slot) === undefined) return;
  if (creature.mood !== 'calm' && creature.mood !== 'fighting') return;
  world.threats.add(slot, world.entities.idOf(by), damage);
  if (creature.mood === 'fighting') return;
  creature.mood = 'fighting';
  creature.post = world.places.positionOf(slot);
  creature.chaseAt = 0;
  world.outbox.toViewers(slot, { kind: 'roused', entity: world.entities.idOf(slot) });
}

/** Lets creatures that fight choose their enemy and go after it, and those that gave up go home. */
export function steerFights(world: World): void {
  for (const creature of world.creatures) {
    try {
      if (creature.mood === 'fighting') fight(world, creature);
      else if (creature.mood === 'evading' && world.paths.find(creature.slot) === undefined) settle(world, creature);
    } catch (error) {
      quarantine(world, creature, error);
    }
  }
}

function fight(world: World, creature: Creature): void {
  const { slot } = creature;
  const { entities, fields } = world;
  const enemy = world.threats.choose(slot, fields.get(slot, 'target'), (id) => {
    const found = entities.findByNumber(id);
    return found !== undefined && hostility(world, slot, found) === 'may';
  });
  const prey = entities.findByNumber(enemy);
  const leash = fightOf(world, slot)?.leashYards ?? 0;
  if (prey === undefined || isBeyond(world, creature, leash)) {
    evade(world, creature);
    return;
  }
  fields.set(slot, 'target', enemy);
  enterCombat(world, slot);
  enterCombat(world, prey);
  beginAttack(world, slot, prey);
  chase(world, creature, prey);
}

/** Runs after somebody who is out of reach, or behind a wall, in courses that are set anew as it moves. */
function chase(world: World, creature: Creature, prey: Slot): void {
  const { slot } = creature;
  const { now } = world.time;
  const reach = reachBetween(world, slot, prey);
  const distance = distanceBetween(world, slot, prey);
  if (now < creature.chaseAt) return;
  const isNear = distance <= reach;
  if (isNear && isInSight(world, slot, prey)) {
    // A course around a wall leads to where the enemy stands.
    if (distance <= reach * CLOSE_SHARE && world.paths.find(slot) !== undefined) halt(world, slot);
    return;
  }
  const at = world.places.positionOf(prey);
  const active = world.paths.find(slot);
  const course = active === undefined ? undefined : destinationOf(active);
  if (course !== undefined && between(course, at) <= reach * CLOSE_SHARE + COURSE_YARDS) return;
  const from = world.places.positionOf(slot);
  const share = isNear ? 1 : (distance - reach * CLOSE_SHARE) / distance;
  const to = {
    x: from.x + (at.x - from.x) * share,
    y: from.y + (at.y - from.y) * share,
    z: from.z + (at.z - from.z) * share,
  };
  setOut(world, slot, findAnyWay(world, from, to), 'run', { kind: 'entity', entity: world.entities.idOf(prey) });
  creature.chaseAt = now + COURSE_MILLIS;
}

/** Gives up: forgets everybody and runs back to where the fight began; nothing touches it on the way. */
export function evade(world: World, creature: Creature): void {
  const { slot, post } = creature;
  leaveFights(world, slot);
  world.fields.set(slot, 'target', 0);
  creature.mood = 'evading';
  halt(world, slot);
  if (post !== undefined) setOut(world, slot, findAnyWay(world, world.places.positionOf(slot), post), 'run');
}

/** Home again: whole, and back to its day. */
function settle(world: World, creature: Creature): void {
  const { slot, post } = creature;
  creature.mood = 'calm';
  creature.post = undefined;
  creature.wakesAt = Math.min(creature.wakesAt, world.time.now + REST_MILLIS);
  leaveCombat(world, slot);
  world.fields.set(slot, 'health', world.fields.get(slot, 'maxHealth'));
  world.fields.set(slot, 'sheath', 0);
  if (post !== undefined) turnCreature(world, creature, post.orientation);
}

/** Time that a creature takes before it goes on with its day, milliseconds. */
const REST_MILLIS = 1000;

function isBeyond(world: World, { slot, post }: Creature, yards: number): boolean {
  return post !== undefined && between(world.places.positionOf(slot), post) > yards;
}

function between(one: Vector, other: Vector): number {
  const [dx, dy, dz] = [one.x - other.x, one.y - other.y, one.z - other.z];
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

function creatureAt(world: World, slot: Slot): Creature | undefined {
  if (world.entities.kindOf(slot) !== 'creature') return undefined;
  return world.creatures.find(world.entities.counterOf(slot));
}
