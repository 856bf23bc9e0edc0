import { OperatorError } from '@realmwright/kernel/errors';
import type { Log } from '@realmwright/kernel/ports/log';
import { Client } from 'pg';
import type { Database } from './database.ts';
import { DatabaseUnavailableError, passOrUnavailable } from './database-errors.ts';
import type { Migration } from './migration-files.ts';

/** How the schema of a database stands against the migrations that this code brings. */
export interface SchemaState {
  /** Not applied yet, in order. */
  readonly pending: readonly Migration[];
  /** Applied, but not known here: newer code was at work. */
  readonly unknown: readonly { readonly name: string; readonly effect: string }[];
}

export interface MigrateOptions {
  readonly url: string;
  readonly migrations: readonly Migration[];
  /** Told before each step. */
  readonly onStep?: (migration: Migration) => void;
}

/** Advisory lock under which only one process migrates: "realmwri" in ASCII. */
const migrationLock = '8243099641284686441';
/** Another process may be migrating; this long it is waited for. */
const lockWaitMillis = 60_000;

/**
 * Applies what is pending, each step in its own transaction, and gives the names of the steps.
 * @throws OperatorError when a step fails or an applied file has changed; DatabaseUnavailableError
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const client = new Client({ connectionString: options.url, application_name: 'realmwright migrate' });
  client.on('error', () => {});
  try {
    await client.connect().catch((error: unknown) => {
      throw new DatabaseUnavailableError(error);
    });
    await client.query(`set lock_timeout = ${lockWaitMillis}`);
    await client.query(`select pg_advisory_lock(${migrationLock})`);
    await client.query('set client_min_messages = warning');
    await client.query(journal);
    const { pending } = compare(options.migrations, (await client.query<AppliedRow>(appliedQuery)).rows);
    for (const migration of pending) {
      options.onStep?.(migration);
      await applyStep(client, migration);
    }
    return pending.map(({ name }) => name);
  } catch (error) {
    throw passOrUnavailable(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Compares without changing anything. @throws OperatorError when an applied file has changed since */
export async function readSchemaState(database: Database, migrations: readonly Migration[]): Promise<SchemaState> {
  const exists = await database.findRow<{ present: boolean }>(
    `select to_regclass('cluster.migrations') is not null as present`,
  );
  return compare(migrations, exists?.present ? await database.rows<AppliedRow>(appliedQuery) : []);
}

/**
 * What a role does before it touches the database: refuses an older schema, and one that newer code has broken for it;
 * warns when newer code has been there without harm.
 * @throws OperatorError
 */
export async function requireCurrentSchema(
  database: Database,
  migrations: readonly Migration[],
  log: Log,
): Promise<void> {
  const { pending, unknown } = await readSchemaState(database, migrations);
  const first = pending[0];
  if (first !== undefined) {
    throw new OperatorError(
      `The database lacks ${pending.length} migration(s), the first is ${first.name}. Run \`realmwright migrate\` once, then start again.`,
    );
  }
  const breaking = unknown.find(({ effect }) => effect === 'breaking');
  if (breaking !== undefined) {
    throw new OperatorError(
      `A newer version has changed this database in a way that this version cannot use (${breaking.name}). Start that newer version instead.`,
    );
  }
  if (unknown.length > 0) log.warn('schema-is-newer', { migrations: unknown.map(({ name }) => name) });
}

interface AppliedRow {
  readonly name: string;
  readonly effect: string;
  readonly checksum: string;
}

const appliedQuery = 'select name, effect, checksum from cluster.migrations order by name';

const journal = `
  create schema if not exists cluster;
  create table if not exists cluster.migrations (
    name text primary key,
    effect text not null check (effect in ('breaking', 'safe')),
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;

function compare(migrations: readonly Migration[], applied: readonly AppliedRow[]): SchemaState {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.name);
    if (migration !== undefined && migration.checksum !== row.checksum) {
      throw new OperatorError(
        `The migration ${row.name} was applied to this database with other contents than its file has now. Restore the file; a change of the schema needs a new migration.`,
      );
    }
  }
  const names = new Set(applied.map(({ name }) => name));
  return {
    pending: migrations.filter(({ name }) => !names.has(name)),
    unknown: applied.filter(({ name }) => !known.has(name)),
  };
}

async function applyStep(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into cluster.migrations (name, effect, checksum) values ($1, $2, $3)', [
      migration.name,
      migration.effect,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    const passed = passOrUnavailable(error);
    if (passed instanceof DatabaseUnavailableError) throw passed;
    throw new OperatorError(
      `The migration ${migration.name} failed and was undone: ${passed instanceof Error ? passed.message : passed}`,
    );
  }
}
