import type { Timers } from './timers.ts';

/** How often the realm is asked for a sign of life, in front and behind. */
const PERIOD_MILLIS = 5_000;
const BACKGROUND_PERIOD_MILLIS = 25_000;
/** A line from which nothing came for so long after a question is dead, whatever the system thinks of it. */
const DEAD_MILLIS = 10_000;

/**
 * Asks the realm from time to time whether it is there: the answers measure the round trip, their absence shows a dead line
 * long before the system notices, and the questions keep the realm from thinking the client gone.
 */
export class Heartbeat {
  /** The round trip, milliseconds: the newest, and smoothed; 0 before the first answer. */
  lastTrip = 0;
  trip = 0;
  isInBackground = false;
  readonly #timers: Timers;
  readonly #ping: (sent: number, lastTrip: number) => void;
  readonly #onDead: () => void;
  #cancel: (() => void) | undefined;
  #askedAt: number | undefined;

  constructor(timers: Timers, ping: (sent: number, lastTrip: number) => void, onDead: () => void) {
    this.#timers = timers;
    this.#ping = ping;
    this.#onDead = onDead;
  }

  /** Begins with a question at once. */
  start(): void {
    this.stop();
    this.#beat();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#askedAt = undefined;
  }

  /** Something has come: the line lives. */
  hear(): void {
    if (this.#askedAt !== undefined) this.#askedAt = this.#timers.now();
  }

  /** The answer to a question has come. */
  answered(sent: number): void {
    this.#askedAt = undefined;
    this.lastTrip = Math.max(1, (stamp(this.#timers) - sent) >>> 0);
    this.trip = this.trip === 0 ? this.lastTrip : this.trip + (this.lastTrip - this.trip) / 4;
  }

  #beat(): void {
    const { now, after } = this.#timers;
    if (this.#askedAt !== undefined && now() - this.#askedAt >= DEAD_MILLIS) {
      this.stop();
      return this.#onDead();
    }
    this.#askedAt ??= now();
    this.#ping(stamp(this.#timers), Math.round(this.lastTrip));
    this.#cancel = after(this.isInBackground ? BACKGROUND_PERIOD_MILLIS : PERIOD_MILLIS, () => this.#beat());
  }
}

function stamp({ now }: Timers): number {
  return Math.trunc(now()) >>> 0;
}
