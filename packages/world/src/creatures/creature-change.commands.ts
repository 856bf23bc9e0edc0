import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { chosenCreature, nothingSelected } from './creatures.commands.ts';
import { respawnCreature, respawnEverybody } from './population.ts';

/** Greatest level of a creature that clients show as a number. */
const GREATEST_LEVEL = 255;
/** Farthest that is looked for creatures, yards, and most that are told. */
const NEAR_YARDS = 10;
const FARTHEST_YARDS = 200;
const MOST_TOLD = 30;

/** What operators change on creatures until they come anew, and how they find them. */
export const creatureChangeCommands: readonly WorldCommand[] = [
  setCommand(
    'level',
    '#level',
    'Sets the level of the selected creature until it comes anew.',
    ({ world }, slot, level) => {
      if (level < 1 || level > GREATEST_LEVEL) return undefined;
      world.fields.set(slot, 'level', level);
      return `is of level ${level} now`;
    },
  ),
  setCommand(
    'model',
    '#display',
    'Sets the looks of the selected creature until it comes anew.',
    ({ world }, slot, display) => {
      if (display < 1) return undefined;
      world.fields.set(slot, 'displayId', display);
      world.fields.set(slot, 'nativeDisplayId', display);
      return `looks like ${display} now`;
    },
  ),
  setCommand(
    'factionid',
    '#faction',
    'Sets the faction of the selected creature until it comes anew.',
    ({ world }, slot, faction) => {
      if (faction < 1) return undefined;
      world.fields.set(slot, 'faction', faction);
      return `is of faction ${faction} now`;
    },
  ),
  setCommand(
    'flag',
    '#flags',
    'Sets what the selected creature offers, as bits, until it comes anew.',
    ({ world }, slot, flags) => {
      if (flags < 0) return undefined;
      world.fields.set(slot, 'npcFlags', flags);
      return `has the flags ${flags} now`;
    },
  ),
  {
    path: ['npc', 'near'],
    syntax: '[#yards]',
    help: `Lists creatures within ${NEAR_YARDS} yards of you, or within so many, at most ${FARTHEST_YARDS}; nearest first.`,
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller, words }) {
      const yards = words[0] === undefined ? NEAR_YARDS : wholeNumber(words[0]);
      if (caller === undefined || words.length > 1) return wrongUsage;
      if (yards === undefined || yards < 1 || yards > FARTHEST_YARDS) return wrongUsage;
      const found = nearest(world.places.positionOf(caller.slot), yards, { world });
      if (found.length === 0) return lines(`No creature is within ${yards} yards.`);
      return lines(`${found.length} within ${yards} yards:`, ...found.slice(0, MOST_TOLD));
    },
  },
  {
    path: ['list', 'creature'],
    syntax: '#entry [#most]',
    help: `Lists creatures of a kind that are on this map, at most 10 or so many, ${MOST_TOLD} at the most.`,
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, words }) {
      const entry = wholeNumber(words[0]);
      const most = words[1] === undefined ? 10 : wholeNumber(words[1]);
      if (entry === undefined || words.length > 2) return wrongUsage;
      if (most === undefined || most < 1 || most > MOST_TOLD) return wrongUsage;
      const found = [...world.creatures].filter((creature) => creature.entry === entry);
      const rows = found.slice(0, most).map(({ counter, slot }) => {
        const { x, y, z } = world.places.positionOf(slot);
        return `  spawn ${counter} at ${x.toFixed(1)} ${y.toFixed(1)} ${z.toFixed(1)}`;
      });
      return lines(`${found.length} of kind ${entry} on this map:`, ...rows);
    },
  },
  {
    path: ['respawn'],
    syntax: '[all]',
    help: 'Has the selected creature come anew where it belongs, as its kind is; with all every one of the map, those that are gone included.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform(call) {
      const { world, words } = call;
      const isAll = words[0]?.toLowerCase() === 'all';
      if (words.length > 1 || (words.length === 1 && !isAll)) return wrongUsage;
      if (isAll) {
        return lines(`${respawnEverybody(world)} creatures come anew.`);
      }
      const creature = chosenCreature(call);
      if (creature === undefined) return nothingSelected;
      respawnCreature(world, creature);
      return lines(`Creature ${creature.entry}, spawn ${creature.counter}, comes anew.`);
    },
  },
];

function setCommand(
  word: string,
  syntax: string,
  help: string,
  change: (call: CommandCall, slot: number, value: number) => string | undefined,
): WorldCommand {
  return {
    path: ['npc', 'set', word],
    syntax,
    help,
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform(call): CommandAnswer {
      const value = wholeNumber(call.words[0]);
      if (value === undefined || call.words.length > 1) return wrongUsage;
      const creature = chosenCreature({ ...call, words: [] });
      if (creature === undefined) return nothingSelected;
      const done = change(call, creature.slot, value);
      return done === undefined ? wrongUsage : lines(`Creature ${creature.entry}, spawn ${creature.counter}, ${done}.`);
    },
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A line for each creature within reach, nearest first. */
function nearest(from: Point, yards: number, { world }: Pick<CommandCall, 'world'>): string[] {
  const found: { readonly away: number; readonly line: string }[] = [];
  for (const { counter, entry, slot } of world.creatures) {
    const { x, y, z } = world.places.positionOf(slot);
    const [dx, dy, dz] = [x - from.x, y - from.y, z - from.z];
    const away = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (away > yards) continue;
    const name = world.setup.content.creatureTemplates.find((template) => template.entry === entry)?.name ?? 'Unnamed';
    found.push({ away, line: `  ${away.toFixed(1)} yards: ${name}, entry ${entry}, spawn ${counter}` });
  }
  return found.sort((a, b) => a.away - b.away).map(({ line }) => line);
}
