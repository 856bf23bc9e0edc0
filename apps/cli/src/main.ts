import { defineCommand, runMain } from 'citty';

/** The command-line tool `realmwright`. Each command is loaded when it is used, so that all start fast. */
const main = defineCommand({
  meta: { name: 'realmwright', description: 'Runs a realm and talks to it.' },
  subCommands: {
    start: () => import('./commands/start.ts').then(({ startCommand }) => startCommand),
    serve: () => import('./commands/serve.ts').then(({ serveCommand }) => serveCommand),
    stop: () => import('./commands/stop.ts').then(({ stopCommand }) => stopCommand),
    status: () => import('./commands/status.ts').then(({ statusCommand }) => statusCommand),
    account: () => import('./commands/account.ts').then(({ accountCommand }) => accountCommand),
    console: () => import('./commands/console.ts').then(({ consoleCommand }) => consoleCommand),
    inspect: () => import('./commands/inspect.ts').then(({ inspectCommand }) => inspectCommand),
    replay: () => import('./commands/replay.ts').then(({ replayCommand }) => replayCommand),
    crowd: () => import('./commands/crowd.ts').then(({ crowdCommand }) => crowdCommand),
    config: () => import('./commands/config.ts').then(({ configCommand }) => configCommand),
    migrate: () => import('./commands/migrate.ts').then(({ migrateCommand }) => migrateCommand),
    backup: () => import('./commands/backup.ts').then(({ backupCommand }) => backupCommand),
    restore: () => import('./commands/restore.ts').then(({ restoreCommand }) => restoreCommand),
  },
});

// A reader that has enough (`| head`), or a terminal that is gone, is no failure, least of all for a running realm.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

await runMain(main);
