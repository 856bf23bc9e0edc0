import { provoke } from '../combat/creature-fights.system.ts';
import { fightOf } from '../combat/hostility.ts';
import { nameOfUnit, selectedUnit } from '../commands/selected-unit.ts';
import { lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { revive } from './death.system.ts';
import { die } from './dying.system.ts';

/** What operators type about life and death. */
export const deathCommands: readonly WorldCommand[] = [
  {
    path: ['die'],
    syntax: '',
    help: 'Kills the selected creature or player, or you.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world, caller } = call;
      const slot = selectedUnit(call);
      if (slot === undefined) return nobodySelected;
      const name = nameOfUnit(world, slot);
      const isCreature = world.entities.kindOf(slot) === 'creature';
      if (isCreature && fightOf(world, slot) === undefined) return lines(`${name} is no fighter and cannot be killed.`);
      if (world.fields.get(slot, 'health') === 0 || world.deaths.isGhost(slot))
        return lines(`${name} is dead already.`);
      if (isCreature && caller !== undefined) provoke(world, slot, caller.slot, 0);
      die(world, slot, caller?.slot);
      return lines(`${name} dies.`);
    },
  },
  {
    path: ['revive'],
    syntax: '[$name]',
    help: 'Brings the named player, the selected one, or you back to life, whole and on the spot.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform({ world, target, words }) {
      if (words.length > 1) return wrongUsage;
      const player = words[0] === undefined ? target : world.players.findByName(words[0]);
      if (player === undefined) return nobodySelected;
      if (world.deaths.find(player.slot) === undefined) return lines(`${player.sheet.name} is alive.`);
      revive(world, player, 1);
      return lines(`${player.sheet.name} lives again.`);
    },
  },
];
