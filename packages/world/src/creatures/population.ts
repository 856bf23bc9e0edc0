import type { CreatureBehaviour } from '@realmwright/gamedata/creature';
import { mapId } from '@realmwright/kernel/ids';
import { answerQuestion } from '../commands/questions.ts';
import type { KeptSpawn } from '../tick-frame.ts';
import type { World } from '../world.ts';
import { addCreature, removeCreature } from './creature.ts';
import type { Creature } from './creatures.ts';

/** Puts every creature of the bundle into its place on this map, as long as there is room. */
export function populate(world: World): void {
  const { map, content } = world.setup;
  for (const spawn of content.creatureSpawns) {
    if (spawn.map !== map) continue;
    putSpawn(world, spawn.counter, spawn.entry, spawn, spawn.behaviour);
  }
}

/** A spawn as operators changed it takes the place of what was there. `question` is 0 at the start of an instance. */
export function applyKeptSpawn(world: World, spawn: KeptSpawn, question: number): void {
  const here = world.creatures.find(spawn.counter);
  const behaviour = behaviourOf(world, spawn, here?.behaviour);
  if (here !== undefined) removeCreature(world, here);
  world.respawns.remove(spawn.counter);
  if (spawn.isRemoved || spawn.place.map !== world.setup.map) return;
  putSpawn(world, spawn.counter, spawn.entry, spawn.place, behaviour);
  answerQuestion(world, question, `Creature ${spawn.entry} added as spawn ${spawn.counter}.`);
}

/** A change could not be kept: who asked for it is told. */
export function noteSpawnNotKept(world: World, question: number): void {
  answerQuestion(world, question, 'The change could not be kept; it is gone after the next start.');
}

/** Spawn numbers of creatures that are not kept: the last million that clients can tell apart. */
const FIRST_TEMPORARY = 0xf0_0000;
const LAST_TEMPORARY = 0xff_ffff;

/** Whether a creature is one that nothing keeps over a start. */
export function isTemporary(counter: number): boolean {
  return counter >= FIRST_TEMPORARY;
}

/** A spawn number for a creature that is not kept; undefined when there are no more. */
export function freeTemporaryCounter(world: World): number | undefined {
  let counter = FIRST_TEMPORARY;
  for (const creature of world.creatures) counter = Math.max(counter, creature.counter + 1);
  return counter > LAST_TEMPORARY ? undefined : counter;
}

/** A creature begins anew where it belongs, with what its kind begins with. */
export function respawnCreature(world: World, creature: Creature): void {
  const { counter, entry, home, behaviour } = creature;
  removeCreature(world, creature);
  putSpawn(world, counter, entry, home, behaviour);
}

/** All of them begin anew, and those whose time had not come yet are back. Gives how many. */
export function respawnEverybody(world: World): number {
  for (const creature of [...world.creatures]) respawnCreature(world, creature);
  for (const { counter, entry, home, behaviour } of world.respawns.takeDue(Number.POSITIVE_INFINITY))
    putSpawn(world, counter, entry, home, behaviour);
  return world.creatures.count;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
}

function putSpawn(world: World, counter: number, entry: number, spot: Spot, behaviour: CreatureBehaviour): void {
  const template = world.setup.content.creatureTemplates.find((candidate) => candidate.entry === entry);
  if (template === undefined || !world.entities.hasRoom || world.creatures.find(counter) !== undefined) return;
  const { x, y, z, orientation } = spot;
  addCreature(world, template, { counter, home: { map: mapId(world.setup.map), x, y, z, orientation }, behaviour });
}

function behaviourOf(world: World, spawn: KeptSpawn, before: CreatureBehaviour | undefined): CreatureBehaviour {
  if (spawn.wanderYards > 0) {
    return { kind: 'wander', radius: spawn.wanderYards, minPauseMillis: 2000, maxPauseMillis: 10_000, gait: 'walk' };
  }
  if (spawn.wanderYards === 0) return { kind: 'stand', turnsEveryMillis: 0 };
  const ofBundle = world.setup.content.creatureSpawns.find(({ counter }) => counter === spawn.counter)?.behaviour;
  return before ?? ofBundle ?? { kind: 'stand', turnsEveryMillis: 0 };
}
