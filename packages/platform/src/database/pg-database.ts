import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  type ClientConfig,
  Pool,
  type PoolClient,
  type QueryConfig,
  type QueryResult,
  TypeOverrides,
} from 'pg';
import type { Database, Queries, TransactionOptions } from './database.ts';
import { isRepeatable, passOrUnavailable } from './database-errors.ts';

export interface PgDatabaseOptions {
  /** A `postgresql://` URL; a folder with a unix socket is named by its `host` parameter. */
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Most connections of the pool, besides the one of `reads`. Default 8. */
  readonly connections?: number;
  /** Told when an idle connection breaks; statements that run meet their own errors. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** Opens the adapter over node-postgres. Connects with the first statement, so a server that is away shows there. */
export function openPgDatabase(options: PgDatabaseOptions): Database {
  return new PgDatabase(options);
}

/** A transaction is given up after this many attempts; with doubled pauses the last one begins after about 0.3 s. */
const transactionAttempts = 5;
/** Server-side bounds, milliseconds: no statement, lock or forgotten transaction may hold a connection for ever. */
const bounds = { statement: 15_000, lock: 5_000, idleInTransaction: 15_000, connect: 5_000 } as const;
/** Prepared statements kept per connection; texts beyond it (generated ones) run unprepared. */
const preparedLimit = 500;

class PgDatabase implements Database {
  readonly reads: Queries;
  readonly #pool: Pool;
  readonly #names = new Map<string, string>();
  readonly #pipeline: Pipeline;
  #closing: Promise<void> | undefined;

  constructor(options: PgDatabaseOptions) {
    const config = connectionConfig(options);
    const pooled: ClientConfig & { pipeline: boolean } = { ...config, pipeline: true };
    this.#pool = new Pool({
      ...pooled,
      max: options.connections ?? 8,
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: bounds.connect,
    });
    const onLost = (error: Error) => {
      if (this.#closing === undefined) options.onConnectionLost?.(error);
    };
    this.#pool.on('error', onLost);
    this.#pipeline = new Pipeline(config, onLost);
    this.reads = queriesOver((query) => this.#pipeline.run(query), this.#names);
  }

  rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.#pooled().rows<Row>(sql, values);
  }

  findRow<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row | undefined> {
    return this.#pooled().findRow<Row>(sql, values);
  }

  execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    return this.#pooled().execute(sql, values);
  }

  async transaction<Result>(
    work: (queries: Queries) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#transactionOnce(work, options);
      } catch (error) {
        if (!isRepeatable(error) || attempt === transactionAttempts) throw error;
        await sleep(2 ** attempt * 10 * (0.5 + Math.random()));
      }
    }
  }

  async ping(): Promise<boolean> {
    const answer = this.execute('select 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, sleep(2_000, false, { ref: false })]);
  }

  close(): Promise<void> {
    this.#closing ??= Promise.all([this.#pool.end(), this.#pipeline.close()]).then(() => undefined);
    return this.#closing;
  }

  #pooled(): Queries {
    return queriesOver((query) => this.#pool.query(query), this.#names);
  }

  async #transactionOnce<Result>(
    work: (queries: Queries) => Promise<Result>,
    options: TransactionOptions,
  ): Promise<Result> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw passOrUnavailable(error);
    });
    let broken: Error | undefined;
    const noteBroken = (error: Error) => {
      broken = error;
    };
    client.on('error', noteBroken);
    try {
      gatherStatements(client);
      // Sent along with the first statement of the work: what breaks it breaks that too.
      const begun = client.query(beginOf(options));
      begun.catch(() => undefined);
      const run: Run = (query) => {
        gatherStatements(client);
        return client.query(query);
      };
      const result = await work(queriesOver(run, this.#names));
      await begun;
      await client.query('commit');
      return result;
    } catch (error) {
      broken ??= await rollBack(client);
      throw passOrUnavailableOfWork(error, broken);
    } finally {
      client.off('error', noteBroken);
      client.release(broken);
    }
  }
}

function beginOf({ isolation = 'read committed', durability = 'durable' }: TransactionOptions): string {
  const begin = `begin isolation level ${isolation}`;
  return durability === 'soon' ? `${begin}; set local synchronous_commit = off` : begin;
}

/** Errors that `work` throws itself are not the database's and pass, unless the connection broke. */
function passOrUnavailableOfWork(error: unknown, broken: Error | undefined): unknown {
  return broken === undefined ? error : passOrUnavailable(broken);
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('the rollback failed');
  }
}

/**
 * Lets the statements that follow in this turn of the event loop leave in one write. Sending costs more than most of our
 * statements do, and the server is woken up once for all of them.
 */
function gatherStatements({ connection: { stream } }: Client): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}

type Run = (query: QueryConfig) => Promise<QueryResult>;

function queriesOver(run: Run, names: Map<string, string>): Queries {
  const perform = async (sql: string, values: readonly unknown[] = []): Promise<QueryResult> => {
    try {
      return await run({ ...preparedName(names, sql), text: sql, values: [...values] });
    } catch (error) {
      throw passOrUnavailable(error);
    }
  };
  return {
    rows: async (sql, values) => (await perform(sql, values)).rows,
    findRow: async (sql, values) => (await perform(sql, values)).rows[0],
    execute: async (sql, values) => (await perform(sql, values)).rowCount ?? 0,
  };
}

function preparedName(names: Map<string, string>, sql: string): { name?: string } {
  const known = names.get(sql);
  if (known !== undefined) return { name: known };
  if (names.size >= preparedLimit) return {};
  const name = `q${names.size}`;
  names.set(sql, name);
  return { name };
}

/** One connection that sends statements without waiting for earlier answers; opened at need, again after a loss. */
class Pipeline {
  readonly #config: ClientConfig;
  readonly #onLost: (error: Error) => void;
  #client: Promise<Client> | undefined;
  #closed = false;

  constructor(config: ClientConfig, onLost: (error: Error) => void) {
    this.#config = config;
    this.#onLost = onLost;
  }

  async run(query: QueryConfig): Promise<QueryResult> {
    if (this.#closed) throw new Error('the database is closed');
    this.#client ??= this.#connect();
    const client = await this.#client;
    gatherStatements(client);
    return client.query(query);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#client?.catch(() => undefined))?.end();
  }

  async #connect(): Promise<Client> {
    const config: ClientConfig & { pipeline: boolean } = { ...this.#config, pipeline: true };
    const client = new Client(config);
    const forget = () => {
      this.#client = undefined;
    };
    client.on('error', (error) => {
      forget();
      this.#onLost(error);
    });
    client.on('end', forget);
    try {
      await client.connect();
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

function connectionConfig(options: PgDatabaseOptions): ClientConfig {
  const types = new TypeOverrides();
  types.setTypeParser(20, (text: string) => BigInt(text));
  return {
    connectionString: options.url,
    application_name: options.applicationName,
    types,
    connectionTimeoutMillis: bounds.connect,
    statement_timeout: bounds.statement,
    lock_timeout: bounds.lock,
    idle_in_transaction_session_timeout: bounds.idleInTransaction,
    keepAlive: true,
  };
}
