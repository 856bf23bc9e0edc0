import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import { acquireRealmLock } from '@realmwright/platform/control/realm-lock';
import { writeBackup } from '@realmwright/platform/database/backup-writer';
import { startEmbeddedPostgres } from '@realmwright/platform/embedded-postgres/embedded-postgres';
import { findRunningPostgresUrl } from '@realmwright/platform/embedded-postgres/running-postgres';
import { readVersion } from '@realmwright/server/main';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { chooseRealm, realmOptions } from '../realm-options.ts';

export const backupCommand = defineCommand({
  meta: {
    name: 'backup',
    description: 'Writes the embedded database and its key into one file, while the realm runs or not. Keep it secret.',
  },
  args: {
    ...realmOptions,
    file: {
      type: 'positional',
      required: true,
      valueHint: 'FILE',
      description: 'File to write; an old one is replaced',
    },
  },
  run: guarded(async ({ args }) => {
    const { config, dataFolder } = await chooseRealm(args);
    refuseConfiguredDatabase(config.database.url);
    const file = resolve(args.file);
    const secretKey = (await readFile(join(dataFolder, 'secret.key'), 'utf8').catch(() => '')).trim() || undefined;
    const { rowCount } = await withDatabase(dataFolder, (url) =>
      writeBackup({ url, file, secretKey, version: readVersion() }),
    );
    output.line(`${rowCount} rows are saved in ${file}.`);
    return 0;
  }),
});

/** @throws OperatorError */
export function refuseConfiguredDatabase(url: string): void {
  if (url === '') return;
  throw new OperatorError(
    'This realm uses a PostgreSQL of its own: save and restore it with pg_dump and pg_restore. This command is for the embedded one.',
  );
}

async function withDatabase<Result>(dataFolder: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const running = await findRunningPostgresUrl(dataFolder);
  if (running !== undefined) return work(running);
  const made = await readFile(join(dataFolder, 'postgres', 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (made === undefined) throw new OperatorError(`There is no realm in ${dataFolder}.`);
  const lock = await acquireRealmLock(dataFolder);
  try {
    const postgres = await startEmbeddedPostgres({ dataFolder });
    try {
      return await work(postgres.url());
    } finally {
      await postgres.stop();
    }
  } finally {
    await lock.release();
  }
}
