import { appendFile, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { acquireRealmLock } from '@realmwright/platform/control/realm-lock';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '@realmwright/platform/embedded-postgres/embedded-postgres';
import { Client } from 'pg';
import { keeperAddress } from './test-postgres.ts';

/** How long the server outlives its last user, milliseconds: test files come one after the other. */
const lingering = 3_000;

async function keep(folder: string): Promise<void> {
  const lock = await acquireRealmLock(folder).catch(() => undefined);
  if (lock === undefined) return;
  let postgres: EmbeddedPostgres | undefined;
  try {
    // Test data need not survive a power failure.
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '120' };
    postgres = await startEmbeddedPostgres({ dataFolder: folder, settings });
    await sweep(postgres.url('postgres'));
    await answerUntilUnused(folder, postgres.url('postgres'));
  } catch (error) {
    await appendFile(join(folder, 'keeper.log'), `${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  } finally {
    await postgres?.stop();
    await lock.release();
  }
}

/** Drops what killed test runs have left behind. */
async function sweep(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const left = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'realmwright\\_te%'`,
  );
  for (const { datname } of left.rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.end();
}

async function answerUntilUnused(folder: string, url: string): Promise<void> {
  const address = keeperAddress(folder);
  if (process.platform !== 'win32') await rm(address, { force: true });
  const users = new Set<Socket>();
  await new Promise<void>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const server = createServer((socket) => {
      users.add(socket);
      clearTimeout(timer);
      socket.on('error', () => {});
      socket.on('close', () => {
        users.delete(socket);
        if (users.size === 0) timer = setTimeout(() => server.close(() => resolve()), lingering);
      });
      socket.resume();
      socket.write(`${url}\n`);
    });
    server.once('error', reject);
    server.listen(address);
    timer = setTimeout(() => server.close(() => resolve()), 10 * lingering);
  });
}

// The program: keeps one embedded PostgreSQL for all test processes that are connected, and ends it after the last.
const folder = process.argv[2];
if (folder !== undefined) await keep(folder);
process.exit();
