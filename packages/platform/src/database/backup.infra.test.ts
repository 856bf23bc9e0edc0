import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '@realmwright/kernel/errors';
import { openTestDatabase } from '@realmwright/testkit/test-database';
import { verifyBackup } from './backup-format.ts';
import { restoreBackup } from './backup-reader.ts';
import { writeBackup } from './backup-writer.ts';
import { readMigrations } from './migration-files.ts';
import { openPgDatabase } from './pg-database.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

test('every kind of value comes back from a backup as it was, and sequences go on', async () => {
  await using fixture = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'backup '));
  try {
    const insert = `insert into auth.accounts (username, salt, verifier, web_hash, roles, last_login_at, last_address)
      values ($1, $2, $3, $4, $5, $6, $7)`;
    const salt = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);
    const address = 'quote " backslash \\ line\nend, ünïcödé';
    const when = new Date('2026-11-20T12:34:56.789Z');
    await fixture.database.execute(insert, ['ANN', salt, salt, null, ['operator', 'player'], when, address]);
    await fixture.database.execute(
      `update auth.accounts set authenticator_step = 9007199254740993 where username = 'ANN'`,
    );
    const before = await fixture.database.rows('select * from auth.accounts');
    const file = join(folder, 'realm.backup');
    await writeBackup({ url: fixture.url, file, version: 'test', secretKey: 'key' });

    const urlOf = (database: string) => fixture.url.replace(/(@\/)[^?]*/, `$1${database}`);
    const target = `${new URL(fixture.url.replace('@/', '@host/')).pathname.slice(1)}_copy`;
    const migrations = await readMigrations(repository);
    const restored = await restoreBackup({ file, urlOf, database: target, migrations });
    assert.equal(restored.secretKey, 'key');
    const copy = openPgDatabase({ url: urlOf(target), applicationName: 'test', connections: 2 });
    try {
      assert.deepEqual(await copy.rows('select * from auth.accounts'), before);
      await copy.execute(insert, ['BEN', salt, salt, null, [], null, '']);
      const ids = await copy.rows<{ account_id: number }>('select account_id from auth.accounts order by 1');
      assert.equal(new Set(ids.map(({ account_id }) => account_id)).size, 2);
    } finally {
      await copy.close();
      await fixture.database.execute(`drop database ${target} with (force)`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a backup that was cut off or changed is refused before anything is touched', async () => {
  await using fixture = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'backup '));
  try {
    const file = join(folder, 'realm.backup');
    await writeBackup({ url: fixture.url, file, version: 'test', secretKey: undefined });
    const whole = await readFile(file);
    await verifyBackup(file);
    await writeFile(file, whole.subarray(0, whole.length - 40));
    await assert.rejects(verifyBackup(file), OperatorError);
    await writeFile(file, 'something else');
    await assert.rejects(verifyBackup(file), OperatorError);
  } finally {
    await rm(folder, { recursive: true });
  }
});
