import type { LogFields } from '@realmwright/kernel/ports/log';
import type { Millis } from '@realmwright/kernel/units';
import type { Database } from '@realmwright/platform/database/database';
import { BusNetwork } from './bus-network.ts';
import { History } from './history.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedDatabase } from './simulated-database.ts';
import { SimulatedFaults } from './simulated-faults.ts';
import { SimulatedSockets } from './simulated-sockets.ts';
import { VirtualClock } from './virtual-clock.ts';

/** When every simulation begins, milliseconds since the Unix epoch. */
export const simulationDawn: Millis = Date.UTC(2026, 10, 20, 12);

export interface SimulationOptions {
  readonly seed: number;
  /** A database in a state that is the same for each run of a seed. */
  readonly database: Database;
  /** Whether a request may be carried out twice without harm, by its contract. */
  readonly isRepeatable?: (subject: string) => boolean;
}

/** Something that a role has logged. */
export interface LoggedEvent {
  readonly role: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

/**
 * One run of one seed: a clock, networks, a database and chance for a realm that lives in this process. The same seed
 * gives the same history, since everything happens one event after the other: the next one begins when nothing of the
 * former is left to do, neither a promise, nor a turn of the event loop, nor a statement of the database.
 */
export class Simulation {
  readonly seed: number;
  readonly clock = new VirtualClock(simulationDawn);
  readonly history = new History(this.clock);
  readonly random: SeededRandom;
  readonly bus: BusNetwork;
  readonly sockets: SimulatedSockets;
  readonly database: SimulatedDatabase;
  readonly faults: SimulatedFaults;
  readonly log: LoggedEvent[] = [];
  eventCount = 0;

  constructor({ seed, database, isRepeatable }: SimulationOptions) {
    this.seed = seed;
    this.random = new SeededRandom(seed);
    const { clock, history, random } = this;
    this.bus = new BusNetwork(clock, history, random.fork('bus'), isRepeatable);
    this.sockets = new SimulatedSockets(clock, history, random.fork('sockets'));
    this.database = new SimulatedDatabase(database, clock, history, random.fork('database'));
    this.faults = new SimulatedFaults(clock, history, this.bus);
  }

  noteLog(logged: LoggedEvent): void {
    if (logged.level === 'info') return;
    const { error, ...rest } = logged.fields;
    const reason = error instanceof Error ? `: ${error.name}: ${error.message}` : '';
    this.history.add(`${logged.role} logs ${logged.event}${reason} ${wordsOf(rest)}`);
    this.log.push(logged);
  }

  sleep(millis: Millis): Promise<void> {
    return new Promise((resolve) => void this.clock.after(millis, resolve));
  }

  /**
   * Has a story happen. The turns of the event loop that the code asks for while it lasts are the simulation's.
   * @throws what the story throws, what a role left unhandled, and an error when nothing more can happen or too much does
   */
  async run<Result>(story: () => Promise<Result>, longest: Millis = 3_600_000): Promise<Result> {
    const turns = new Turns();
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    try {
      let outcome: { readonly value: Result } | { readonly error: unknown } | undefined;
      story().then(
        (value) => {
          outcome = { value };
        },
        (error: unknown) => {
          outcome = { error };
        },
      );
      while (true) {
        await turns.realTurn();
        if (unhandled.length > 0) throw new Error('a promise was left unhandled', { cause: unhandled[0] });
        if (turns.take()) continue;
        if (this.database.inFlightCount > 0) {
          await new Promise<void>((resolve) => {
            turns.onAsked = resolve;
            this.database.onNextAnswer(resolve);
          });
          continue;
        }
        // Read through a function: the compiler does not see that the story changes it.
        const ended = ((): typeof outcome => outcome)();
        if (ended !== undefined) {
          if ('error' in ended) throw ended.error;
          return ended.value;
        }
        if (this.clock.monotonic() > longest) throw new Error(`the story has not ended after ${longest} ms`);
        this.eventCount += 1;
        if (this.eventCount > mostEvents) throw new Error(`the story has not ended after ${mostEvents} events`);
        if (!this.clock.step()) throw new Error('nothing more can happen, and the story has not ended');
      }
    } finally {
      process.off('unhandledRejection', note);
      turns.end();
    }
  }
}

/** A story has some ten thousand. */
const mostEvents = 1_000_000;

/** Takes the place of `setImmediate` while a simulation runs, so that it knows what is left to do. */
class Turns {
  readonly realTurn: () => Promise<void>;
  onAsked: () => void = () => undefined;
  readonly #real = globalThis.setImmediate;
  #asked: (() => void)[] = [];

  constructor() {
    const real = this.#real;
    this.realTurn = () => new Promise<void>((resolve) => void real(resolve));
    const ask = (callback: (...given: unknown[]) => void, ...given: unknown[]): void => {
      this.#asked.push(() => callback(...given));
      this.onAsked();
    };
    Object.assign(globalThis, { setImmediate: ask });
  }

  /** Has everything happen that was asked for; false when nothing was. */
  take(): boolean {
    const asked = this.#asked;
    if (asked.length === 0) return false;
    this.#asked = [];
    for (const callback of asked) callback();
    return true;
  }

  end(): void {
    Object.assign(globalThis, { setImmediate: this.#real });
  }
}

function wordsOf(fields: LogFields): string {
  const plain = Object.entries(fields).filter(([, value]) => typeof value !== 'object' && typeof value !== 'undefined');
  return plain.map(([name, value]) => `${name}=${String(value)}`).join(' ');
}
