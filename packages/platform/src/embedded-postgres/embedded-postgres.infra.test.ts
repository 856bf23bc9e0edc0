import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '@realmwright/kernel/errors';
import { openPgDatabase } from '../database/pg-database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { findRunningPostgresUrl } from './running-postgres.ts';

/** Test data need not survive a power failure. */
const settings = { fsync: 'off' };
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "a realm's data "));
});
after(() => rm(folder, { recursive: true, force: true }));

async function ask(postgres: EmbeddedPostgres, sql: string): Promise<unknown> {
  const database = openPgDatabase({ url: postgres.url(), applicationName: 'test', connections: 2 });
  try {
    return await database.rows(sql);
  } finally {
    await database.close();
  }
}

test('a cluster is made once, in a path with spaces and quotes, and keeps its rows', async () => {
  const progress: string[] = [];
  const onProgress = (message: string) => void progress.push(message);
  const first = await startEmbeddedPostgres({ dataFolder: folder, settings, onProgress });
  await ask(first, 'create table kept as select 1 as n');
  assert.equal(await findRunningPostgresUrl(folder), first.url());
  await first.stop();
  await first.stop();
  assert.equal(await findRunningPostgresUrl(folder), undefined);
  const second = await startEmbeddedPostgres({ dataFolder: folder, settings, onProgress });
  assert.deepEqual(await ask(second, 'select n from kept'), [{ n: 1 }]);
  await second.stop();
  assert.equal(progress.filter((message) => message.includes('creating')).length, 1);
});

test('a server that a killed realm has left behind gives way to the next one', async () => {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)};
    const { pid } = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(folder)}, settings: { fsync: 'off' } });
    console.log(pid);
    setInterval(() => {}, 1e6);`;
  const realm = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  const [line] = await once(realm.stdout, 'data');
  realm.kill('SIGKILL');
  await once(realm, 'exit');
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, settings });
  assert.notEqual(postgres.pid, Number(String(line)));
  assert.deepEqual(await ask(postgres, 'select n from kept'), [{ n: 1 }]);
  await postgres.stop();
});

test('a data folder whose path is too long for a socket works', async () => {
  const long = join(folder, 'x'.repeat(120));
  await mkdir(long, { mode: 0o700 });
  const postgres = await startEmbeddedPostgres({ dataFolder: long, settings });
  assert.deepEqual(await ask(postgres, 'select 2 as n'), [{ n: 2 }]);
  await postgres.stop();
});

test('a cluster of another major version is refused with what to do', async () => {
  const version = join(folder, 'postgres', 'PG_VERSION');
  const own = await readFile(version, 'utf8');
  await writeFile(version, '12\n');
  await assert.rejects(startEmbeddedPostgres({ dataFolder: folder, settings }), (error) => {
    return error instanceof OperatorError && /made by PostgreSQL 12/.test(error.message);
  });
  await writeFile(version, own);
});
