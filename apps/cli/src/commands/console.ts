import { createInterface } from 'node:readline/promises';
import { call } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { runCommand } from '@realmwright/services/operator/operator.contract';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { realmOptions, withRealmBus } from '../realm-options.ts';

export const consoleCommand = defineCommand({
  meta: {
    name: 'console',
    description: 'Takes operator commands as in chat, such as ".server info": one given here, or line by line.',
  },
  args: {
    ...realmOptions,
    command: {
      type: 'positional',
      required: false,
      valueHint: 'rest',
      description: 'A command to run; left out, lines are read',
    },
  },
  run: guarded(async ({ args }) =>
    withRealmBus(args, async (bus, { config }) => {
      const realm = realmId(config.realm.id);
      if (args._.length > 0) return (await perform(bus, realm, args._.join(' '))) ? 0 : 1;
      const isTerminal = process.stdin.isTTY === true;
      if (isTerminal) output.note('Commands as in chat; .help lists them, Ctrl-D leaves.');
      const lines = createInterface({
        input: process.stdin,
        output: process.stderr,
        terminal: isTerminal,
        prompt: '> ',
      });
      let isFine = true;
      if (isTerminal) lines.prompt();
      for await (const line of lines) {
        if (line.trim() !== '') isFine = (await perform(bus, realm, line.trim())) && isFine;
        if (isTerminal) lines.prompt();
      }
      return isFine || isTerminal ? 0 : 1;
    }),
  ),
});

/** Whether the realm took it as a command. */
async function perform(bus: Bus, realm: ReturnType<typeof realmId>, text: string): Promise<boolean> {
  const caller = { name: 'console', roles: ['operator' as const], accountId: undefined, realm, inWorld: undefined };
  const outcome = await call(bus, runCommand, { caller, text });
  if (isRefused(outcome)) {
    output.note('That is not a command; .help lists them.');
    return false;
  }
  for (const line of outcome.value.lines) output.line(line);
  return true;
}
