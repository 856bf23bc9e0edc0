import type { Database, Queries } from '@realmwright/platform/database/database';
import { DatabaseUnavailableError } from '@realmwright/platform/database/database-errors';
import type { History } from './history.ts';
import type { SeededRandom } from './seeded-random.ts';
import { never } from './simulated-bus.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How the database behaves at the moment. */
export interface DatabaseWeather {
  leastDelay: number;
  mostDelay: number;
  /** Share of statements and transactions that fail before they began, as when the connection broke. */
  failedBefore: number;
  /** Share of them that are carried out, and the answer is lost. */
  failedAfter: number;
  /** Share of transactions whose first attempt is rolled back and repeated, as after a deadlock. */
  repeated: number;
}

/**
 * A real PostgreSQL behind simulated time. Time stands still while it works, and it does one thing at a time, so that the
 * order of everything follows from the seed; when it begins and when its answer comes is in virtual time.
 */
export class SimulatedDatabase {
  readonly weather: DatabaseWeather = {
    leastDelay: 0.2,
    mostDelay: 2,
    failedBefore: 0,
    failedAfter: 0,
    repeated: 0,
  };
  readonly #database: Database;
  readonly #clock: VirtualClock;
  readonly #history: History;
  readonly #random: SeededRandom;
  #inFlightCount = 0;
  #onSettled: () => void = () => undefined;
  #isTaken = false;
  readonly #waiting: (() => void)[] = [];

  constructor(database: Database, clock: VirtualClock, history: History, random: SeededRandom) {
    this.#database = database;
    this.#clock = clock;
    this.#history = history;
    this.#random = random;
  }

  /** Statements that the real server is working on. */
  get inFlightCount(): number {
    return this.#inFlightCount;
  }

  /** Calls once when the real server has answered next. */
  onNextAnswer(callback: () => void): void {
    this.#onSettled = callback;
  }

  /** Looks at the database between two events, outside of simulated time. */
  look<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.#really(() => this.#database.rows<Row>(sql, values));
  }

  /** The database as one role has it; after `kill` nothing is answered, and a transaction under way is cut. */
  openFor(role: string): { readonly database: Database; kill(): void } {
    let isDead = false;
    let cut: () => void = () => undefined;
    const killed = new Promise<never>((_, reject) => {
      cut = () => reject(new KilledError());
    });
    killed.catch(() => undefined);
    const carryOut = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      if (isDead) return never();
      await this.#delay();
      if (this.#random.chance(this.weather.failedBefore)) {
        this.#history.add(`${role}: the database is not there`);
        throw new DatabaseUnavailableError(new Error('the simulated connection broke'));
      }
      await this.#turn();
      let result: Result;
      try {
        if (isDead) return never();
        result = await work();
      } catch (error) {
        if (error instanceof KilledError) return never();
        throw error;
      } finally {
        this.#release();
      }
      await this.#delay();
      if (isDead) return never();
      if (this.#random.chance(this.weather.failedAfter)) {
        this.#history.add(`${role}: the answer of the database is lost`);
        throw new DatabaseUnavailableError(new Error('the simulated connection broke'));
      }
      return result;
    };
    const queries = this.#queriesOver(this.#database, carryOut);
    return {
      database: {
        ...queries,
        reads: queries,
        transaction: (work, options) =>
          carryOut(async () => {
            if (this.#random.chance(this.weather.repeated)) await this.#attemptInVain(work, options);
            return this.#transaction((db) => Promise.race([work(db), killed]), options);
          }),
        ping: () => carryOut(async () => true).catch(() => false),
        close: async () => undefined,
      },
      kill: () => {
        isDead = true;
        cut();
      },
    };
  }

  /** The work runs, and nothing of it stays. */
  async #attemptInVain(work: (db: Queries) => Promise<unknown>, options: Parameters<Database['transaction']>[1]) {
    const deadlock = new Error('rolled back for the simulation');
    await this.#transaction(async (db) => {
      await work(db);
      throw deadlock;
    }, options).catch((error: unknown) => {
      if (error !== deadlock) throw error;
    });
  }

  /** A real transaction: in flight but for the time in which its work is at something else than a statement. */
  #transaction<Result>(
    work: (db: Queries) => Promise<Result>,
    options: Parameters<Database['transaction']>[1],
  ): Promise<Result> {
    return this.#really(() =>
      this.#database.transaction(async (db) => {
        this.#answered();
        try {
          return await work(this.#queriesOver(db, (statement) => statement()));
        } finally {
          this.#inFlightCount += 1;
        }
      }, options),
    );
  }

  #queriesOver(queries: Queries, run: <Result>(work: () => Promise<Result>) => Promise<Result>): Queries {
    return {
      rows: (sql, values) => run(() => this.#really(() => queries.rows(sql, values))),
      findRow: (sql, values) => run(() => this.#really(() => queries.findRow(sql, values))),
      execute: (sql, values) => run(() => this.#really(() => queries.execute(sql, values))),
    };
  }

  async #really<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#inFlightCount += 1;
    try {
      return await work();
    } finally {
      this.#answered();
    }
  }

  #answered(): void {
    this.#inFlightCount -= 1;
    const told = this.#onSettled;
    this.#onSettled = () => undefined;
    told();
  }

  #delay(): Promise<void> {
    const millis = this.#random.between(this.weather.leastDelay, this.weather.mostDelay);
    return new Promise((resolve) => void this.#clock.after(millis, resolve));
  }

  #turn(): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#isTaken = false;
    else next();
  }
}

/** The role was killed in the middle of a transaction. */
class KilledError extends Error {
  override readonly name = 'KilledError';
}
