/**
 * The database as a store sees it. One exported function per query in `*.store.ts` takes `Queries`, so that the same
 * function runs alone or inside a transaction.
 *
 * Values: SQL `bigint` is a `bigint` (so `count(*)` too: cast it `::int` where a number is wanted), `timestamptz` a
 * `Date`, `bytea` a `Uint8Array`, `numeric` a `string`, `json` parsed. Each distinct SQL text becomes one prepared
 * statement per connection, so texts are constants and values always parameters.
 */
export interface Queries {
  /** All rows that the statement gives. */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** The first row, or `undefined`. */
  findRow<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row | undefined>;
  /** Runs a statement and gives the number of rows that it touched. */
  execute(sql: string, values?: readonly unknown[]): Promise<number>;
}

/**
 * A pool of connections. Lost connections and exhausted pools are `DatabaseUnavailableError` (retryable); errors of the
 * server (broken constraints and so on) pass as they are and are recognised with `isUniqueViolation` and its kind.
 */
export interface Database extends Queries {
  /**
   * Runs `work` in one transaction and commits what it returns. Repeats it, a bounded number of times, when the server
   * reports a serialization failure or a deadlock: so `work` must be repeatable and sends nothing to anybody.
   * A throw rolls back and passes on.
   */
  transaction<Result>(work: (queries: Queries) => Promise<Result>, options?: TransactionOptions): Promise<Result>;
  /** Hot reads by key: one pipelined connection, no transaction, no waiting for a free connection of the pool. */
  readonly reads: Queries;
  /** Whether the server answers, within two seconds. */
  ping(): Promise<boolean>;
  /** Lets running statements end and closes all connections. Idempotent. */
  close(): Promise<void>;
}

export interface TransactionOptions {
  /** Default `read committed`. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /**
   * `soon`: the answer does not wait until the commit is on the disk, which is some tenths of a second later. A crash of
   * the database server in between loses the whole transaction and nothing else. For what is made anew after such a crash
   * anyway: sessions, presence. Default `durable`.
   */
  readonly durability?: 'durable' | 'soon';
}

/**
 * A condition that always holds. A statement that runs alone and evaluates it is committed as a transaction of
 * durability `soon` is. Inside a transaction it makes that one so.
 */
export const committedSoon = "set_config('synchronous_commit', 'off', true) is not null";
