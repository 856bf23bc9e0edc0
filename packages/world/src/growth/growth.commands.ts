import { namedTarget, notHere } from '../commands/named-target.ts';
import { wholeNumber } from '../commands/words.ts';
import { lines, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { setLevel } from './growth.system.ts';

/** What operators type about levels. */
export const growthCommands: readonly WorldCommand[] = [
  {
    path: ['character', 'level'],
    syntax: '[$name] #level',
    help: 'Sets the level of the named player, of the selected one, or yours.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const level = wholeNumber(call.words.at(-1));
      if (level === undefined || call.words.length > 2) return wrongUsage;
      const { world } = call;
      const name = call.words.length === 2 ? call.words[0] : undefined;
      const player = namedTarget(call, name);
      if (player === undefined) return notHere(name);
      return changeLevel(world, player, level);
    },
  },
  {
    path: ['levelup'],
    syntax: '[$name] [#levels]',
    help: 'Raises the level of the named or selected player, or yours, by one or by so many; a minus sign lowers it.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world, words } = call;
      const number = wholeNumber(words.at(-1));
      const names = number === undefined ? words : words.slice(0, -1);
      if (names.length > 1) return wrongUsage;
      const player = namedTarget(call, names[0]);
      if (player === undefined) return notHere(names[0]);
      return changeLevel(world, player, world.fields.get(player.slot, 'level') + (number ?? 1));
    },
  },
];

function changeLevel(world: World, player: Player, wanted: number) {
  const level = Math.min(Math.max(1, wanted), world.setup.content.ruleset.maxLevel);
  setLevel(world, player, level);
  return lines(`${player.sheet.name} is now of level ${level}.`);
}
