import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readMigrations } from '@realmwright/platform/database/migration-files';
import { migrate } from '@realmwright/platform/database/migrations';
import { openPgDatabase } from '@realmwright/platform/database/pg-database';
import { openTestDatabase } from '@realmwright/testkit/test-database';
import { becomeLedger, insertPosting } from './ledger.store.ts';

test('an ordinary owner of a database, who may make roles, migrates it and posts as the ledger', async () => {
  await using fixture = await openTestDatabase();
  const name = `realmwright_test_${randomBytes(6).toString('hex')}`;
  await fixture.database.execute(`create role ${name} login createrole createdb password '${name}'`);
  await fixture.database.execute(`create database ${name} owner ${name} template template0`);
  const url = ownUrl(fixture.url, name);
  const database = openPgDatabase({ url, applicationName: 'test', connections: 2 });
  try {
    // The role of the whole server exists already and was made by somebody else: the owner needs to be granted it once.
    await fixture.database.execute(`grant realmwright_ledger to ${name}`);
    await migrate({ url, migrations: await readMigrations(fileURLToPath(new URL('../../../..', import.meta.url))) });
    await database.transaction(async (db) => {
      await becomeLedger(db);
      const user = await db.findRow<{ name: string }>('select current_user as name');
      assert.equal(user?.name, 'realmwright_ledger');
      const entries = [
        { account: 'character.1', amount: 5n },
        { account: 'mint.test', amount: -5n },
      ];
      await insertPosting(db, {
        operation: Uint8Array.of(1),
        reason: 'x',
        actor: 'x',
        digest: Uint8Array.of(1),
        entries,
      });
    });
  } finally {
    await database.close();
    await fixture.database.execute(`drop database ${name} with (force)`);
    await fixture.database.execute(`drop role ${name}`);
  }
});

/** The same server, another user and database. The host may be a socket folder, which `URL` does not take. */
function ownUrl(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/)[^@]*@([^/]*)\/[^?]*/, `$1${name}:${name}@$2/${name}`);
}
