import { type AccountRole, accountRoles } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import type { CommandCaller, CommandContext, ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { wholeNumber, wordsOf } from '../command-words.ts';
import { findGate, setGate } from './gate.contract.ts';

/** What operators type about who may come into the realm. */
export const gateCommands: readonly ServiceCommand[] = [
  {
    path: ['server', 'plimit'],
    syntax: '[#count|player|moderator|gamemaster|operator|reset]',
    help: 'Shows or sets how many the realm takes before newcomers wait, or the least role that it takes: lower ones are put out. With reset all as configured. It holds over restarts.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [word, ...more] = wordsOf(argumentText);
      if (more.length > 0) return { usage: true };
      const gate = await gateOf(caller, context);
      if (word === undefined) return { lines: [describe(gate)] };
      const count = wholeNumber(word);
      const role = accountRoles.find((one) => one === word.toLowerCase());
      if (count !== undefined && count >= 0 && count <= 100_000)
        return change(caller, context, { ...gate, capacity: count });
      if (role !== undefined) return change(caller, context, { ...gate, leastRole: role });
      if (word.toLowerCase() !== 'reset') return { usage: true };
      return change(caller, context, { leastRole: 'player', capacity: undefined });
    },
  },
  {
    path: ['server', 'set', 'closed'],
    syntax: 'on|off',
    help: 'Lets only those in who have a role of their own, or everybody again. Whoever is in stays.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [word, ...more] = wordsOf(argumentText);
      if ((word !== 'on' && word !== 'off') || more.length > 0) return { usage: true };
      const { capacity } = await gateOf(caller, context);
      const gate: Gate = { leastRole: word === 'on' ? 'moderator' : 'player', capacity };
      await put(caller, context, gate, false);
      return { lines: [word === 'on' ? 'The realm is closed to players.' : 'The realm is open to everybody.'] };
    },
  },
];

interface Gate {
  readonly leastRole: AccountRole;
  readonly capacity: number | undefined;
}

async function gateOf({ realm }: CommandCaller, { bus, correlation }: CommandContext): Promise<Gate> {
  const found = await call(bus, findGate, { realm }, { correlation });
  return isRefused(found) ? { leastRole: 'player', capacity: undefined } : found.value;
}

async function change(caller: CommandCaller, context: CommandContext, gate: Gate) {
  const endedCount = await put(caller, context, gate, true);
  const ended = endedCount === 0 ? [] : [`${endedCount} of lower roles ${endedCount === 1 ? 'is' : 'are'} put out.`];
  return { lines: [describe(gate), ...ended] };
}

async function put(
  { realm, name: by }: CommandCaller,
  { bus, correlation }: CommandContext,
  gate: Gate,
  endsOthers: boolean,
): Promise<number> {
  const outcome = await call(bus, setGate, { realm, gate, endsOthers, by }, { correlation });
  return isRefused(outcome) ? 0 : outcome.value.endedCount;
}

function describe({ leastRole, capacity }: Gate): string {
  const places = capacity === undefined ? 'as many as configured' : `${capacity}`;
  return `The realm takes ${places}, ${leastRole === 'player' ? 'everybody' : `from ${leastRole} on`}.`;
}
