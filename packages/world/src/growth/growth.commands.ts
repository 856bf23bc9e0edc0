import { wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
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
      const player = namedOr(call, call.words.length === 2 ? call.words[0] : undefined);
      if (player === undefined) return nobodySelected;
      return changeLevel(world, player, level);
    },
  },
  {
    path: ['levelup'],
    syntax: '[#levels]',
    help: 'Raises the level of the selected player, or yours, by one or by the number given; a minus sign lowers it.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform({ world, target, words }) {
      const levels = words.length === 0 ? 1 : wholeNumber(words[0]);
      if (levels === undefined || words.length > 1) return wrongUsage;
      if (target === undefined) return nobodySelected;
      return changeLevel(world, target, world.fields.get(target.slot, 'level') + levels);
    },
  },
];

function changeLevel(world: World, player: Player, wanted: number) {
  const level = Math.min(Math.max(1, wanted), world.setup.content.ruleset.maxLevel);
  setLevel(world, player, level);
  return lines(`${player.sheet.name} is now of level ${level}.`);
}

function namedOr({ world, target }: CommandCall, name: string | undefined): Player | undefined {
  return name === undefined ? target : world.players.findByName(name);
}
