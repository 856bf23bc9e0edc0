import { access, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import { claimDataFolder } from '@realmwright/platform/config/data-folder';
import { acquireRealmLock } from '@realmwright/platform/control/realm-lock';
import { verifyBackup } from '@realmwright/platform/database/backup-format';
import { restoreBackup } from '@realmwright/platform/database/backup-reader';
import { readMigrations } from '@realmwright/platform/database/migration-files';
import { startEmbeddedPostgres } from '@realmwright/platform/embedded-postgres/embedded-postgres';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { projectFolder } from '../project-folder.ts';
import { chooseRealm, realmOptions } from '../realm-options.ts';
import { refuseConfiguredDatabase } from './backup.ts';

export const restoreCommand = defineCommand({
  meta: { name: 'restore', description: 'Fills a data folder from a backup. The realm there must not be running.' },
  args: {
    ...realmOptions,
    file: { type: 'positional', required: true, valueHint: 'FILE', description: 'File that `backup` has written' },
    replace: { type: 'boolean', description: 'Replace the realm that is in the data folder already', default: false },
  },
  run: guarded(async ({ args }) => {
    const { config, dataFolder } = await chooseRealm(args);
    refuseConfiguredDatabase(config.database.url);
    const file = resolve(args.file);
    await access(file).catch(() => {
      throw new OperatorError(`There is no file ${file}.`);
    });
    await verifyBackup(file);
    await claimDataFolder(dataFolder);
    const lock = await acquireRealmLock(dataFolder);
    try {
      const made = await readFile(join(dataFolder, 'postgres', 'PG_VERSION'), 'utf8').catch(() => undefined);
      if (made !== undefined && !args.replace) {
        throw new OperatorError(
          `There is a realm in ${dataFolder}. Restore into an empty folder, or say --replace to lose what is there.`,
        );
      }
      const postgres = await startEmbeddedPostgres({ dataFolder, onProgress: (text) => output.note(`  ${text} ...`) });
      try {
        const migrations = await readMigrations(projectFolder);
        const restored = await restoreBackup({ file, urlOf: postgres.url, database: 'realmwright', migrations });
        if (restored.secretKey !== null) {
          await writeFile(join(dataFolder, 'secret.key'), `${restored.secretKey}\n`, { mode: 0o600 });
        }
        output.line(`${restored.rowCount} rows of ${restored.madeAt} are restored to ${dataFolder}.`);
      } finally {
        await postgres.stop();
      }
    } finally {
      await lock.release();
    }
    return 0;
  }),
});
