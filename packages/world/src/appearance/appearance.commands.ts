import { playerFlags } from '../actor/entity-fields.ts';
import { nameOfUnit, selectedUnit } from '../commands/selected-unit.ts';
import { realNumber, wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { changeSpeed } from '../movement/speeds.ts';

/** Smallest and greatest that an operator may make somebody, as a multiple of the usual size. */
const LEAST_SCALE = 0.1;
const GREATEST_SCALE = 10;
/** Fastest that a mount of an operator runs, as a multiple of the ruleset's running speed. */
const GREATEST_RATE = 50;

/** What operators type about looks. Nothing of it outlasts the stay in the world. */
export const appearanceCommands: readonly WorldCommand[] = [
  {
    path: ['modify', 'scale'],
    syntax: '#scale',
    help: `Sets the size of the selected player or creature, or yours: 1 is as usual, ${LEAST_SCALE} to ${GREATEST_SCALE}.`,
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world, words } = call;
      const scale = realNumber(words[0]);
      if (scale === undefined || words.length > 1 || scale < LEAST_SCALE || scale > GREATEST_SCALE) return wrongUsage;
      const slot = selectedUnit(call);
      if (slot === undefined) return nobodySelected;
      world.fields.set(slot, 'scale', Math.fround(scale));
      return lines(`${nameOfUnit(world, slot)} is now ${scale} times its usual size.`);
    },
  },
  {
    path: ['morph', 'target'],
    syntax: '#display',
    help: 'Gives the selected player or creature, or you, other looks, by their number in the clients.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world, words } = call;
      const display = wholeNumber(words[0]);
      if (display === undefined || display < 1 || words.length > 1) return wrongUsage;
      const slot = selectedUnit(call);
      if (slot === undefined) return nobodySelected;
      world.fields.set(slot, 'displayId', display);
      return lines(`${nameOfUnit(world, slot)} now looks like ${display}.`);
    },
  },
  {
    path: ['morph', 'reset'],
    syntax: '',
    help: 'Gives the selected player or creature, or you, the own looks back.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world } = call;
      const slot = selectedUnit(call);
      if (slot === undefined) return nobodySelected;
      world.fields.set(slot, 'displayId', world.fields.get(slot, 'nativeDisplayId'));
      return lines(`${nameOfUnit(world, slot)} looks like itself again.`);
    },
  },
  {
    path: ['modify', 'mount'],
    syntax: '#display #rate',
    help: 'Puts the selected player or you on a mount of those looks, so many times as fast as on foot.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform({ world, target, words }) {
      const display = wholeNumber(words[0]);
      const rate = realNumber(words[1]);
      if (display === undefined || display < 1 || words.length !== 2) return wrongUsage;
      if (rate === undefined || rate < 1 || rate > GREATEST_RATE) return wrongUsage;
      if (target === undefined) return nobodySelected;
      world.fields.set(target.slot, 'mountDisplayId', display);
      changeSpeed(world, target, 'run', Math.fround(world.setup.content.ruleset.speeds.run * rate));
      return lines(`${target.sheet.name} rides ${display} now, ${rate} times as fast as on foot.`);
    },
  },
  {
    path: ['dismount'],
    syntax: '',
    help: 'Takes you, or the selected player, off the mount.',
    leastRole: 'player',
    runsAt: 'world',
    console: 'named',
    perform: dismount,
  },
  {
    path: ['dev'],
    syntax: '[on|off]',
    help: 'Shows others that you work on the realm, or no more; clients of 3.3.5a have a tag for it.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller, words }) {
      const word = words[0]?.toLowerCase();
      if (caller === undefined || words.length > 1) return wrongUsage;
      const flags = world.fields.get(caller.slot, 'playerFlags');
      const bit = playerFlags.developer;
      if (word === undefined) return lines(`Developer mode is ${(flags & bit) === 0 ? 'off' : 'on'}.`);
      if (word !== 'on' && word !== 'off') return wrongUsage;
      world.fields.set(caller.slot, 'playerFlags', word === 'on' ? flags | bit : flags & ~bit);
      return lines(`Developer mode is ${word}.`);
    },
  },
];

/** Players may get off their own mount; who stands higher takes others off theirs. */
function dismount({ world, caller, target, roles }: CommandCall) {
  const player = roles.some((role) => role !== 'player') || caller === undefined ? target : caller;
  if (player === undefined) return nobodySelected;
  const { slot, sheet } = player;
  if (world.fields.get(slot, 'mountDisplayId') === 0) return lines(`${sheet.name} rides nothing.`);
  world.fields.set(slot, 'mountDisplayId', 0);
  changeSpeed(world, player, 'run', Math.fround(world.setup.content.ruleset.speeds.run));
  return lines(`${sheet.name} is on foot again.`);
}
