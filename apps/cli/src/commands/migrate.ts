import { OperatorError } from '@realmwright/kernel/errors';
import { migrateDatabase } from '@realmwright/server/main';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { chooseRealm, realmOptions } from '../realm-options.ts';

export const migrateCommand = defineCommand({
  meta: {
    name: 'migrate',
    description: 'Brings the database of REALMWRIGHT_DATABASE_URL up to date. An embedded realm does so by itself.',
  },
  args: realmOptions,
  run: guarded(async ({ args }) => {
    const { config } = await chooseRealm(args);
    if (config.database.url === '') {
      throw new OperatorError(
        'An embedded realm migrates its own database at each start. This is for a database named in REALMWRIGHT_DATABASE_URL.',
      );
    }
    const steps = await migrateDatabase(config.database.url, (name) => output.line(`applying ${name}`));
    output.line(steps.length === 0 ? 'The database is up to date.' : `${steps.length} migration(s) applied.`);
    return 0;
  }),
});
