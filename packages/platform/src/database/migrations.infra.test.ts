import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OperatorError } from '@realmwright/kernel/errors';
import { openTestDatabase } from '@realmwright/testkit/test-database';
import type { Migration } from './migration-files.ts';
import { migrate, readSchemaState, requireCurrentSchema } from './migrations.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {}, with: () => silent };

function migration(name: string, sql: string, effect: Migration['effect'] = 'safe', checksum = name): Migration {
  return { name, effect, sql, checksum };
}

const first = migration('29990101-first', 'create table public.first (n int)');
const second = migration(
  '29990102-second',
  'alter table public.first add m int; insert into public.first values (1, 2)',
);

test('pending steps are applied once, in order, also when two processes migrate at the same time', async () => {
  await using fixture = await openTestDatabase();
  const { url, database } = fixture;
  const applied = await Promise.all([1, 2].map(() => migrate({ url, migrations: [first, second] })));
  assert.deepEqual(applied.flat(), [first.name, second.name]);
  assert.deepEqual(await database.rows('select * from public.first'), [{ n: 1, m: 2 }]);
});

test('a step that fails is undone and told with its name; earlier ones stay', async () => {
  await using fixture = await openTestDatabase();
  const broken = migration('29990102-broken', 'insert into public.first values (1); select 1/0');
  await assert.rejects(migrate({ url: fixture.url, migrations: [first, broken] }), (error) => {
    return error instanceof OperatorError && error.message.includes('29990102-broken');
  });
  assert.deepEqual(await fixture.database.rows('select * from public.first'), []);
});

test('an applied file that has changed since is refused', async () => {
  await using fixture = await openTestDatabase();
  await migrate({ url: fixture.url, migrations: [first] });
  const changed = { ...first, checksum: 'other' };
  await assert.rejects(migrate({ url: fixture.url, migrations: [changed] }), OperatorError);
});

test('a role refuses an older schema, and a newer one only when a step was breaking', async () => {
  await using fixture = await openTestDatabase();
  const { url, database } = fixture;
  await assert.rejects(requireCurrentSchema(database, [first], silent), /realmwright migrate/);
  await migrate({ url, migrations: [first, second] });
  const unknown = (await readSchemaState(database, [first])).unknown.map(({ name }) => name);
  assert.ok(unknown.includes(second.name));
  const warned: string[] = [];
  const all = (await database.rows<{ name: string; checksum: string }>('select name, checksum from cluster.migrations'))
    .filter(({ name }) => name !== second.name)
    .map(({ name, checksum }) => migration(name, '', 'safe', checksum));
  await requireCurrentSchema(database, all, { ...silent, warn: (event) => void warned.push(event) });
  assert.deepEqual(warned, ['schema-is-newer']);
  await database.execute(`update cluster.migrations set effect = 'breaking' where name = $1`, [second.name]);
  await assert.rejects(requireCurrentSchema(database, all, silent), /newer version/);
});
