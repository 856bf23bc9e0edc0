import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Database } from '@realmwright/platform/database/database';
import { readMigrations } from '@realmwright/platform/database/migration-files';
import { migrate } from '@realmwright/platform/database/migrations';
import { openPgDatabase } from '@realmwright/platform/database/pg-database';
import { Client } from 'pg';
import { testServerUrl } from './test-postgres.ts';

/** A real, migrated database for one test file alone; dropped when it is disposed. */
export interface TestDatabase extends AsyncDisposable {
  readonly database: Database;
  /** For whatever opens connections of its own. */
  readonly url: string;
}

/**
 * Clones the migrated template, which takes some 30 ms. `await using fixture = await openTestDatabase()` in a test, or
 * `before` and `after` of a file. The server is `REALMWRIGHT_TEST_DATABASE_URL` where that is set, otherwise one embedded
 * PostgreSQL that all test files of this machine and account share while any of them runs.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await testServerUrl();
  const template = await requireTemplate(server);
  const name = `${testPrefix}${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (client) => client.query(`create database ${name} template ${template}`));
  const url = databaseUrl(server, name);
  const database = openPgDatabase({ url, applicationName: 'test', connections: 4 });
  return {
    database,
    url,
    async [Symbol.asyncDispose]() {
      await database.close();
      await asAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Names of everything that tests make on a server begin so; what a killed run left behind is swept by the next one. */
const testPrefix = 'realmwright_test_';
/** Advisory lock under which the template is made, any constant of our own. */
const templateLock = 7_240_117;

const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

let template: Promise<string> | undefined;

function requireTemplate(server: string): Promise<string> {
  template ??= makeTemplate(server);
  return template;
}

async function makeTemplate(server: string): Promise<string> {
  const migrations = await readMigrations(repositoryRoot);
  const digest = await digestOf(migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n'));
  const name = `realmwright_template_${digest}`;
  await asAdmin(server, async (client) => {
    await client.query(`select pg_advisory_lock(${templateLock})`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template template0`);
    await migrate({ url: databaseUrl(server, unfinished), migrations });
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('hex').slice(0, 16);
}

async function asAdmin(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server });
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database: the path of the URL is its name. */
function databaseUrl(server: string, name: string): string {
  return server.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}
