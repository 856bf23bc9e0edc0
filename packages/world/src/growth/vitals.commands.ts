import type { CommandAnswer } from '@realmwright/kernel/operator-command';
import { maxPowerField, powerField } from '../actor/entity-fields.ts';
import { namedTarget, notHere } from '../commands/named-target.ts';
import { nameOfUnit, selectedUnit } from '../commands/selected-unit.ts';
import { wholeNumber } from '../commands/words.ts';
import { type CommandCall, lines, nobodySelected, type WorldCommand, wrongUsage } from '../commands/world-command.ts';
import { setLevel } from './growth.system.ts';

/** Most health and power that a bar of the clients holds. */
const MOST = 100_000_000;
/** How the clients number kinds of power; rage and runic power are kept in tenths. */
const powers = [
  { word: 'mana', kind: 0, parts: 1 },
  { word: 'rage', kind: 1, parts: 10 },
  { word: 'energy', kind: 3, parts: 1 },
  { word: 'runicpower', kind: 6, parts: 10 },
] as const;

/** What operators type about the bars of players and creatures. A level or a new coming sets them anew. */
export const vitalsCommands: readonly WorldCommand[] = [
  {
    path: ['modify', 'hp'],
    syntax: '#health [#most]',
    help: 'Sets the health of the selected player or creature, or yours, and the most that it can have.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const amounts = amountsOf(call, 1);
      const slot = selectedUnit(call);
      if (amounts === undefined || amounts.amount === 0) return wrongUsage;
      if (slot === undefined) return nobodySelected;
      const { fields } = call.world;
      if (fields.get(slot, 'health') === 0) return lines(`${nameOfUnit(call.world, slot)} is dead.`);
      fields.set(slot, 'maxHealth', amounts.most);
      fields.set(slot, 'health', amounts.amount);
      return lines(`${nameOfUnit(call.world, slot)} has ${amounts.amount} of ${amounts.most} health.`);
    },
  },
  ...powers.map(({ word, kind, parts }): WorldCommand => {
    return {
      path: ['modify', word],
      syntax: '#amount [#most]',
      help: `Sets the ${word} of the selected player or creature, or yours, and the most that it can have.`,
      leastRole: 'gamemaster',
      runsAt: 'world',
      console: 'named',
      perform(call): CommandAnswer {
        const amounts = amountsOf(call, parts);
        const slot = selectedUnit(call);
        if (amounts === undefined) return wrongUsage;
        if (slot === undefined) return nobodySelected;
        const { fields } = call.world;
        fields.setAt(slot, maxPowerField(kind), amounts.most);
        fields.setAt(slot, powerField(kind), amounts.amount);
        const name = nameOfUnit(call.world, slot);
        return lines(`${name} has ${amounts.amount / parts} of ${amounts.most / parts} ${word}.`);
      },
    };
  }),
  {
    path: ['reset', 'level'],
    syntax: '[$name]',
    help: 'Sets the level of the named or selected player, or yours, back to that of new characters.',
    leastRole: 'operator',
    runsAt: 'world',
    console: 'named',
    perform(call) {
      const { world, words } = call;
      if (words.length > 1) return wrongUsage;
      const target = namedTarget(call, words[0]);
      if (target === undefined) return notHere(words[0]);
      const { classes } = world.setup.content;
      const level = classes.find(({ id }) => id === target.sheet.class)?.startLevel ?? 1;
      setLevel(world, target, level);
      return lines(`${target.sheet.name} is of level ${level} again.`);
    },
  },
];

/** What is there, and the most there can be: the same without a second number. */
function amountsOf({ words }: CommandCall, parts: number): { amount: number; most: number } | undefined {
  const amount = wholeNumber(words[0]);
  const most = words[1] === undefined ? amount : wholeNumber(words[1]);
  if (amount === undefined || most === undefined || words.length > 2) return undefined;
  if (amount < 0 || most < 1 || amount > most || most > MOST) return undefined;
  return { amount: amount * parts, most: most * parts };
}
