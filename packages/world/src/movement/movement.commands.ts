import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { realNumber } from '../commands/words.ts';
import { type CommandCall, lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { changeSpeed } from './speeds.ts';

/** Slowest and fastest that an operator may make somebody, as a multiple of the ruleset's speed. */
const LEAST_RATE = 0.1;
const GREATEST_RATE = 50;
const kinds = ['walk', 'run', 'runBack', 'swim', 'swimBack', 'flight', 'flightBack'] as const;
const kindsByWord = {
  all: kinds,
  walk: ['walk'],
  run: ['run'],
  backwalk: ['runBack'],
  swim: ['swim', 'swimBack'],
  fly: ['flight', 'flightBack'],
} as const satisfies Readonly<Record<string, readonly (typeof kinds)[number][]>>;

const help = 'Sets how fast the selected player or you are: 1 is as usual, 0.1 to 50. Without a kind all but turning.';

/** What operators type about speeds. */
export const movementCommands: readonly WorldCommand[] = [
  {
    path: ['modify', 'speed'],
    syntax: '[all|walk|run|backwalk|swim|fly] #rate',
    help,
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform: modifySpeed,
  },
  {
    path: ['speed'],
    syntax: '[all|walk|run|backwalk|swim|fly] #rate',
    help,
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform: modifySpeed,
  },
];

function modifySpeed({ world, target, words }: CommandCall): CommandAnswer {
  const rate = realNumber(words.at(-1));
  const which = words.length === 2 ? findKinds(words[0]) : words.length === 1 ? kinds : undefined;
  if (rate === undefined || which === undefined || rate < LEAST_RATE || rate > GREATEST_RATE) return wrongUsage;
  if (target === undefined) return nobodySelected;
  const { speeds } = world.setup.content.ruleset;
  for (const kind of which) changeSpeed(world, target, kind, Math.fround(speeds[kind] * rate));
  return lines(`The speed of ${target.sheet.name} is now ${rate} times the usual.`);
}

function findKinds(word: string | undefined): readonly (typeof kinds)[number][] | undefined {
  for (const [name, found] of Object.entries(kindsByWord)) if (name === word?.toLowerCase()) return found;
  return undefined;
}
