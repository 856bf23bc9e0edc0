import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { nameOfUnit, selectedUnit } from '../commands/selected-unit.ts';
import { wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { leaveCombat } from './combat-state.ts';
import { provoke } from './creature-fights.system.ts';
import { leaveFights } from './disengage.ts';
import { harm, weigh } from './harm.system.ts';
import { fightOf } from './hostility.ts';

/** What operators type about fights. */
export const combatCommands: readonly WorldCommand[] = [
  {
    path: ['damage'],
    syntax: '#amount',
    help: 'Takes so much health from the selected creature or player, or from you; a creature holds it against you.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform: damage,
  },
  {
    path: ['combatstop'],
    syntax: '',
    help: 'Ends all fights of the selected creature or player, or yours.',
    leastRole: 'moderator',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const slot = selectedUnit(call);
      if (slot === undefined) return nobodySelected;
      const { world } = call;
      leaveFights(world, slot);
      leaveCombat(world, slot);
      return lines(`${nameOfUnit(world, slot)} fights no more.`);
    },
  },
  {
    path: ['cheat', 'god'],
    syntax: '[on|off]',
    help: 'Lets blows do you no harm, or harm again; without an argument it says which.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'refused',
    perform({ caller, words }) {
      const word = words[0]?.toLowerCase();
      if (caller === undefined || words.length > 1) return wrongUsage;
      if (word === undefined) return lines(`Blows do you ${caller.isUnharmed ? 'no ' : ''}harm.`);
      if (word !== 'on' && word !== 'off') return wrongUsage;
      caller.isUnharmed = word === 'on';
      return lines(`Blows do you ${caller.isUnharmed ? 'no ' : ''}harm from now on.`);
    },
  },
];

function damage(call: CommandCall): CommandAnswer {
  const { world, caller, words } = call;
  const amount = wholeNumber(words[0]);
  if (amount === undefined || amount < 1 || words.length > 1) return wrongUsage;
  const slot = selectedUnit(call);
  if (slot === undefined) return nobodySelected;
  const name = nameOfUnit(world, slot);
  const isCreature = world.entities.kindOf(slot) === 'creature';
  if (isCreature && fightOf(world, slot) === undefined) return lines(`${name} is no fighter and cannot be hurt.`);
  if (world.fields.get(slot, 'health') === 0 || world.deaths.isGhost(slot)) return lines(`${name} is dead already.`);
  const weighed = weigh(world, slot, amount, undefined);
  if (isCreature && caller !== undefined) provoke(world, slot, caller.slot, weighed.damage);
  harm(world, slot, weighed.damage, isCreature ? caller?.slot : undefined);
  return lines(`${name} has ${world.fields.get(slot, 'health')} health left.`);
}
