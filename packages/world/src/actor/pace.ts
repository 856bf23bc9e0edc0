import type { Cancel, Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';

/**
 * Beats the time of an instance without drift: beats lie on a grid that starts with the first, a late one does not move
 * the next, and missed ones are skipped. Two modes: busy, and idle with a longer period; `wake` leaves idle at once.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #busy: Millis;
  readonly #idle: Millis;
  readonly #beat: () => void;
  #isIdle = false;
  #due = 0;
  #cancel: Cancel | undefined;
  #isStopped = false;

  constructor(clock: Clock, periods: { readonly busy: Millis; readonly idle: Millis }, beat: () => void) {
    this.#clock = clock;
    this.#busy = periods.busy;
    this.#idle = periods.idle;
    this.#beat = beat;
  }

  start(): void {
    this.#due = this.#clock.monotonic();
    this.#schedule();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Said after each beat: whether the next may come late. */
  rest(isIdle: boolean): void {
    this.#isIdle = isIdle;
  }

  /** Something came in: when idle, the next beat is at once. */
  wake(): void {
    if (!this.#isIdle || this.#cancel === undefined) return;
    this.#isIdle = false;
    this.#cancel();
    this.#due = this.#clock.monotonic();
    this.#schedule();
  }

  #schedule(): void {
    this.#cancel = this.#clock.after(Math.max(0, this.#due - this.#clock.monotonic()), () => this.#run());
  }

  #run(): void {
    this.#cancel = undefined;
    const due = this.#due;
    this.#beat();
    if (this.#isStopped) return;
    const period = this.#isIdle ? this.#idle : this.#busy;
    const late = Math.max(0, this.#clock.monotonic() - due);
    this.#due = due + period * (Math.floor(late / period) + 1);
    this.#schedule();
  }
}
