import { lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { hide, showGameMasterTag } from './game-master.ts';
import { saveNow } from './progress.ts';

/** What operators type about characters in the world. */
export const sessionCommands: readonly WorldCommand[] = [
  {
    path: ['save'],
    syntax: '',
    help: 'Saves your character, or the one named at the console, now.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'named',
    perform({ world, caller, target }) {
      const player = caller ?? target;
      if (player === undefined) return nobodySelected;
      saveNow(world, player, false);
      if (caller === undefined) return lines(`${player.sheet.name} is being saved.`);
      // Said when it is so.
      player.promisedSave = player.saveSequence;
      return lines();
    },
  },
  {
    path: ['gm'],
    syntax: '[on|off]',
    help: 'Shows others that you are here as a game master, or no more; without an argument it says which.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller, words }) {
      const word = words[0]?.toLowerCase();
      if (caller === undefined || words.length > 1) return wrongUsage;
      if (word === undefined) return lines(`Game master mode is ${caller.isGameMaster ? 'on' : 'off'}.`);
      if (word !== 'on' && word !== 'off') return wrongUsage;
      showGameMasterTag(world, caller, word === 'on');
      return lines(`Game master mode is ${word}.`);
    },
  },
  {
    path: ['gm', 'visible'],
    syntax: 'on|off',
    help: 'Hides you from all but those with a role of their own, or shows you again.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'refused',
    perform({ world, caller, words }) {
      const word = words[0]?.toLowerCase();
      if (caller === undefined || (word !== 'on' && word !== 'off')) return wrongUsage;
      hide(world, caller, word === 'off');
      return lines(caller.isHidden ? 'You are now hidden.' : 'You are now visible.');
    },
  },
];
