import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { placeOf } from '../space/space.commands.ts';
import { removeCreature } from './creature.ts';
import type { Creature } from './creatures.ts';
import { applyKeptSpawn, freeTemporaryCounter, isTemporary } from './population.ts';

/** The answer where a command needs a creature and there is none. */
export const nothingSelected = lines('Select a creature first, or give its spawn number.');

/** What operators type about creatures. Changes are kept over restarts. */
export const creatureCommands: readonly WorldCommand[] = [
  {
    path: ['npc', 'add'],
    syntax: '#entry [#wander]',
    help: 'Puts a creature of that kind where you stand, to stay there or to wander within so many yards.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform: add,
  },
  {
    path: ['npc', 'add', 'temp'],
    syntax: '#entry [#wander]',
    help: 'Puts a creature of that kind where you stand that is gone after the next start of its map.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform: addTemporarily,
  },
  {
    path: ['npc', 'delete'],
    syntax: '[#counter]',
    help: 'Takes the selected creature, or the one of that spawn number, out of the world for good.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform(call) {
      const creature = chosenCreature(call);
      if (creature === undefined) return nothingSelected;
      const { world, callerName } = call;
      const { counter, entry } = creature;
      const place = { map: world.setup.map, ...world.places.positionOf(creature.slot) };
      removeCreature(world, creature);
      if (!isTemporary(counter)) world.outbox.effect({ kind: 'spawnRemoved', counter, entry, place, by: callerName });
      return lines(`Creature ${entry}, spawn ${counter}, is gone.`);
    },
  },
  {
    path: ['npc', 'move'],
    syntax: '[#counter]',
    help: 'Gives the selected creature, or the one of that spawn number, its place where you stand.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform(call) {
      const creature = chosenCreature(call);
      const { world, caller, callerName } = call;
      if (caller === undefined) return wrongUsage;
      if (creature === undefined) return nothingSelected;
      const { counter, entry } = creature;
      const place = placeOf(world, caller);
      applyKeptSpawn(world, { counter, entry, place, wanderYards: -1, isRemoved: false }, 0);
      if (!isTemporary(counter)) world.outbox.effect({ kind: 'spawnMoved', counter, entry, place, by: callerName });
      return lines(`Creature ${entry}, spawn ${counter}, now belongs here.`);
    },
  },
  {
    path: ['npc', 'info'],
    syntax: '[#counter]',
    help: 'Shows what is known of the selected creature, or of the one of that spawn number.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform(call) {
      const creature = chosenCreature(call);
      return creature === undefined ? nothingSelected : lines(...describe(call, creature));
    },
  },
];

function add(call: CommandCall): CommandAnswer {
  const wished = wishedCreature(call);
  if ('answer' in wished) return wished.answer;
  const { callerName, question, world } = call;
  world.outbox.effect({ kind: 'spawnAdded', question, ...wished, by: callerName });
  return lines();
}

function addTemporarily(call: CommandCall): CommandAnswer {
  const wished = wishedCreature(call);
  if ('answer' in wished) return wished.answer;
  const counter = freeTemporaryCounter(call.world);
  if (counter === undefined) return lines('This map holds no more creatures of that kind.');
  applyKeptSpawn(call.world, { counter, ...wished, isRemoved: false }, 0);
  return lines(`Creature ${wished.entry} is here as spawn ${counter} until the next start.`);
}

/** Which creature is to be put where, or what is wrong with the wish. */
function wishedCreature({ world, caller, words }: CommandCall) {
  const entry = wholeNumber(words[0]);
  const wanderYards = words[1] === undefined ? 0 : wholeNumber(words[1]);
  if (caller === undefined || entry === undefined || words.length > 2) return { answer: wrongUsage };
  if (wanderYards === undefined || wanderYards < 0 || wanderYards > 500) return { answer: wrongUsage };
  const template = world.setup.content.creatureTemplates.find((candidate) => candidate.entry === entry);
  if (template === undefined) return { answer: lines(`There is no creature of the number ${entry}.`) };
  if (!world.entities.hasRoom) return { answer: lines('This map holds no more creatures.') };
  return { entry, wanderYards, place: placeOf(world, caller) };
}

function describe({ world }: CommandCall, creature: Creature): string[] {
  const { counter, entry, slot, home, behaviour } = creature;
  const template = world.setup.content.creatureTemplates.find((candidate) => candidate.entry === entry);
  const { x, y, z } = world.places.positionOf(slot);
  const { fields } = world;
  return [
    `${template?.name ?? 'Unnamed'}: entry ${entry}, spawn ${counter}, entity ${world.entities.idOf(slot)}.`,
    `Level ${fields.get(slot, 'level')}, health ${fields.get(slot, 'health')} of ${fields.get(slot, 'maxHealth')}, faction ${fields.get(slot, 'faction')}, display ${fields.get(slot, 'displayId')}.`,
    `At X: ${x.toFixed(2)} Y: ${y.toFixed(2)} Z: ${z.toFixed(2)}; home X: ${home.x.toFixed(2)} Y: ${home.y.toFixed(2)} Z: ${home.z.toFixed(2)}; behaviour: ${behaviour.kind}.`,
  ];
}

/** The creature of the spawn number given, else the selected one. */
export function chosenCreature({ world, caller, words }: CommandCall): Creature | undefined {
  const counter = wholeNumber(words[0]);
  if (counter !== undefined) return world.creatures.find(counter);
  if (caller === undefined || words.length > 0) return undefined;
  const slot = world.entities.findByNumber(world.fields.get(caller.slot, 'target'));
  if (slot === undefined || world.entities.kindOf(slot) !== 'creature') return undefined;
  return world.creatures.find(world.entities.counterOf(slot));
}
