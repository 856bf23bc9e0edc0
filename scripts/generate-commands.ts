import type { OperatorCommand } from '../packages/kernel/src/operator-command.ts';
import type { Bus } from '../packages/kernel/src/ports/bus.ts';
import { endCommands } from '../packages/services/src/operator/end.commands.ts';
import { helpCommands } from '../packages/services/src/operator/help.commands.ts';
import { lookupCommands } from '../packages/services/src/operator/lookup.commands.ts';
import { reloadCommands } from '../packages/services/src/operator/reload.commands.ts';
import { roleCommands } from '../packages/services/src/operator/role.commands.ts';
import { serverCommands } from '../packages/services/src/operator/server.commands.ts';
import { fixedSettings } from '../packages/services/src/realm-settings.ts';
import { commandsOfServices } from '../packages/services/src/service-commands.ts';
import { worldCommands } from '../packages/world/src/commands/catalogue.ts';
import { showUsage } from './command.ts';
import { oftenUsedCommands } from './docs/often-used-commands.ts';
import { publishPage, row } from './generated-page.ts';

const usage = `usage: node scripts/generate-commands.ts [--check]

Writes docs/generated/commands.md: every command that operators can type in chat and at the console.
  --check  compares instead of writing; exit 1 when the committed page is out of date`;

showUsage(usage);

/** Declarations are read only; nothing is carried out, so nothing of this is ever asked. */
const silent = (): never => {
  throw new Error('the catalogue carries out no command');
};
const bus: Bus = {
  publish: silent,
  request: silent,
  subscribe: silent,
  serve: silent,
  flush: silent,
  drain: silent,
};
const clock = { now: () => 0, monotonic: () => 0, after: silent, every: silent };

const commands: readonly OperatorCommand[] = [
  ...worldCommands,
  ...commandsOfServices,
  ...serverCommands({
    bus,
    clock,
    realms: [],
    reportOf: () => undefined,
  }),
  ...endCommands({
    countdown: { begin: silent, callOff: silent },
    idle: { begin: silent, isWaiting: false },
  }),
  ...reloadCommands({ settings: fixedSettings({}), tellReplicas: silent, saveAll: silent }),
  ...roleCommands({ roles: { chosen: new Map(), choose: silent }, all: () => [], tell: silent }),
  ...lookupCommands(() => undefined),
  ...helpCommands(() => []),
];
const words = { allowed: 'yes', named: 'yes, the character named first', refused: 'no' } as const;
const rows = commands
  .map((command) => ({ command, name: command.path.join(' ') }))
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  .map(({ command, name }) =>
    row(
      `\`.${`${name} ${command.syntax}`.trim()}\``,
      command.help,
      command.leastRole,
      command.runsAt,
      words[command.console],
    ),
  );
const known = new Set(commands.map(({ path }) => path.join(' ')));
const often = oftenUsedCommands.map(({ name, here, waitsFor }, i) => {
  const missing = here.filter((path) => !known.has(path));
  if (missing.length > 0 && waitsFor === undefined) throw new Error(`there is no command .${missing.join(', .')}`);
  const isThere = here.length > 0 && missing.length === 0;
  const what = isThere ? here.map((path) => `\`.${path}\``).join(', ') : `waits for ${waitsFor}`;
  return { isThere, line: row(`${i + 1}`, name, what) };
});
const page = [
  '# Operator commands',
  '',
  'Generated from the declarations by `node scripts/generate-commands.ts`. Do not edit.',
  '',
  'Typed in chat behind a dot, or at `npx realmwright console`. Each word may be shortened while it stays unambiguous;',
  'below a command that takes arguments it is spelled in full. `#` is a number, `$` a word, `[ ]` may be left out.',
  'What players may not do is written into the log of operators. `.command role` gives a command to another role.',
  '',
  row('command', 'what it does', 'least role', 'carried out by', 'at the console'),
  '|---|---|---|---|---|',
  ...rows,
  '',
  '## The sixty most used commands of servers of this kind',
  '',
  `${often.filter(({ isThere }) => isThere).length} of them exist; the others wait for what they are about.`,
  '',
  row('rank', 'command', 'here'),
  '|---|---|---|',
  ...often.map(({ line }) => line),
  '',
];
await publishPage('commands.md', page.join('\n'));
