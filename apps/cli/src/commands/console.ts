import { call } from '@realmwright/kernel/contract';
import { type RealmId, realmId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { listCommands, runCommand } from '@realmwright/services/operator/operator.contract';
import { listPlaces, mostPlaces } from '@realmwright/services/places/places.contract';
import { listPresences } from '@realmwright/services/social/social.contract';
import { defineCommand } from 'citty';
import type { CompletionSources } from '../console/completion.ts';
import { type Performed, runConsole } from '../console/console-session.ts';
import { HistoryFile } from '../console/history-file.ts';
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
    withRealmBus(args, async (bus, { config, dataFolder }) => {
      const realm = realmId(config.realm.id);
      if (args._.length > 0) return (await perform(bus, realm, args._.join(' '))).isCommand ? 0 : 1;
      const isTerminal = process.stdin.isTTY === true;
      if (isTerminal) output.note('Commands as in chat; Tab completes, .help lists them, Ctrl-D leaves.');
      const areCommands = await runConsole({
        input: process.stdin,
        screen: process.stderr,
        isTerminal,
        history: new HistoryFile(dataFolder),
        sources: isTerminal ? await completionSources(bus, realm) : noSources,
        perform: (line) => perform(bus, realm, line),
      });
      return areCommands || isTerminal ? 0 : 1;
    }),
  ),
});

const noSources: CompletionSources = { commands: [], playerNames: async () => [], placeNames: async () => [] };

/** The commands are asked for once, who and what is there each time. */
async function completionSources(bus: Bus, realm: RealmId): Promise<CompletionSources> {
  const listed = await call(bus, listCommands, { roles: ['operator'] });
  return {
    commands: isRefused(listed) ? [] : listed.value.commands,
    async playerNames() {
      const found = await call(bus, listPresences, { realm, limit: 500 });
      return isRefused(found) ? [] : found.value.presences.map(({ name }) => name);
    },
    async placeNames() {
      const found = await call(bus, listPlaces, { realm, contains: '', limit: mostPlaces });
      return isRefused(found) ? [] : found.value.places.map(({ name }) => name);
    },
  };
}

async function perform(bus: Bus, realm: RealmId, text: string): Promise<Performed> {
  const caller = { name: 'console', roles: ['operator' as const], accountId: undefined, realm, inWorld: undefined };
  const outcome = await call(bus, runCommand, { caller, text });
  if (isRefused(outcome)) {
    output.note('That is not a command; .help lists them.');
    return { isCommand: false, kept: undefined };
  }
  const { lines, secret } = outcome.value;
  for (const line of [...lines, ...(secret === undefined ? [] : [secret])]) output.line(line);
  return { isCommand: true, kept: outcome.value.logged };
}
