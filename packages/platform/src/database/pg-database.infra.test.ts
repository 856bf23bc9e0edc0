import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countCalls } from '@realmwright/testkit/count-calls';
import { openTestDatabase } from '@realmwright/testkit/test-database';
import { committedSoon, type Database, type Queries } from './database.ts';
import { isUniqueViolation } from './database-errors.ts';

test('values come back in the types that the port promises', async () => {
  await using fixture = await openTestDatabase();
  const row = await fixture.database.findRow(
    `select 1::int4 as whole, 2::int8 as big, '\\x01'::bytea as bytes, null as nothing`,
  );
  assert.deepEqual({ ...row }, { whole: 1, big: 2n, bytes: Buffer.of(1), nothing: null });
});

test('a broken unique constraint is recognised by its name', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  await database.execute('create table thing (name text constraint thing_name primary key)');
  await database.execute('insert into thing values ($1)', ['a']);
  await assert.rejects(database.execute('insert into thing values ($1)', ['a']), (error) => {
    return isUniqueViolation(error, 'thing_name') && !isUniqueViolation(error, 'other');
  });
});

test('a transaction that throws leaves nothing behind', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  await database.execute('create table thing (name text)');
  const failing = database.transaction(async (queries) => {
    await queries.execute('insert into thing values ($1)', ['a']);
    throw new RangeError('no');
  });
  await assert.rejects(failing, RangeError);
  assert.deepEqual(await database.rows('select * from thing'), []);
});

test('two transactions that collide are both carried out, one of them again', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  await database.execute('create table purse (coins int)');
  await database.execute('insert into purse values (0)');
  let readCount = 0;
  const bothHaveRead = Promise.withResolvers<void>();
  const addOne = () =>
    database.transaction(
      async (queries) => {
        const purse = await queries.findRow<{ coins: number }>('select coins from purse');
        if (++readCount === 2) bothHaveRead.resolve();
        await bothHaveRead.promise;
        await queries.execute('update purse set coins = $1', [(purse?.coins ?? 0) + 1]);
      },
      { isolation: 'serializable' },
    );
  await Promise.all([addOne(), addOne()]);
  assert.deepEqual(await database.findRow('select coins from purse'), { coins: 2 });
  assert.equal(readCount, 3);
});

test('pipelined reads answer each question with its own row', async () => {
  await using fixture = await openTestDatabase();
  const { reads } = fixture.database;
  const rows = await Promise.all(
    Array.from({ length: 100 }, (_, i) => reads.findRow<{ n: number }>('select $1::int as n', [i])),
  );
  assert.deepEqual(
    rows.map((row) => row?.n),
    Array.from({ length: 100 }, (_, i) => i),
  );
});

test('a failing pipelined read does not harm its neighbours', async () => {
  await using fixture = await openTestDatabase();
  const { reads } = fixture.database;
  const [first, second, third] = await Promise.allSettled([
    reads.findRow('select 1 as n'),
    reads.findRow('select 1/0 as n'),
    reads.findRow('select 3 as n'),
  ]);
  assert.deepEqual([first?.status, second?.status, third?.status], ['fulfilled', 'rejected', 'fulfilled']);
});

test('statements of a transaction that are asked for together run in that order', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  await database.execute('create table step (name text)');
  const counted = await database.transaction(async (queries) => {
    const [, row] = await Promise.all([
      queries.execute('insert into step values ($1)', ['first']),
      queries.findRow<{ count: number }>('select count(*)::int as count from step'),
      queries.execute('delete from step'),
    ]);
    return row?.count;
  });
  assert.equal(counted, 1);
  assert.deepEqual(await database.rows('select * from step'), []);
});

test('a transaction whose answer may come before the disk is one for everybody else, and the next waits again', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  await waitForDisk(database);
  const settingOf = (options: Parameters<typeof database.transaction>[1]) =>
    database.transaction(
      async (queries) =>
        (await queries.findRow<{ synchronous_commit: string }>('show synchronous_commit'))?.synchronous_commit,
      options,
    );
  const usual = await settingOf({});
  assert.equal(usual, 'on');
  assert.equal(await settingOf({ durability: 'soon' }), 'off');
  for (let again = 0; again < 4; again++) assert.equal(await settingOf({}), usual);
});

test('a single statement may do without waiting for the disk, and the next one waits again', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  await waitForDisk(database);
  await database.execute('create table thing (name text, synchronous text)');
  const asIs = "insert into thing select 'usual', current_setting('synchronous_commit')";
  await database.execute(asIs);
  await database.execute(
    `insert into thing select 'soon', current_setting('synchronous_commit') from (select ${committedSoon} as it) as soon
      where it`,
  );
  for (let again = 0; again < 10; again++) await database.execute(asIs);
  const rows = await database.rows<{ name: string; synchronous: string }>('select distinct * from thing order by name');
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      { name: 'soon', synchronous: 'off' },
      { name: 'usual', synchronous: 'on' },
    ],
  );
});

test('statements of one turn leave in one write, those of a transaction and those of the pipeline', async () => {
  await using fixture = await openTestDatabase();
  const { database } = fixture;
  const ask = (queries: Queries) => queries.findRow('select $1::int as n', [1]);
  const askThrice = (queries: Queries) => Promise.all([ask(queries), ask(queries), ask(queries)]);
  const countWrites = async (work: () => Promise<unknown>): Promise<number> => {
    await work(); // connects, and prepares the statement
    const { writeGeneric = 0, writevGeneric = 0 } = await countCalls(socketWrites, work);
    return writeGeneric + writevGeneric;
  };
  assert.equal(await countWrites(() => askThrice(database.reads)), 1);
  // The beginning with the questions, and the commit.
  assert.equal(await countWrites(() => database.transaction(askThrice)), 2);
});

/** What a socket hands to the system: one piece, or many at once. */
const socketWrites = ['writeGeneric', 'writevGeneric'].map((name) => ({
  file: 'node:internal/stream_base_commons',
  name,
}));

/** Databases of tests never wait for the disk: connections of the pool from here on do. */
async function waitForDisk({ reads }: Database): Promise<void> {
  await reads.execute(`do $$ begin
    execute format('alter database %I set synchronous_commit = on', current_database());
  end $$`);
}
