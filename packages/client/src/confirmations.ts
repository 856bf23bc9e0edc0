import type { Timers } from './timers.ts';

/** Reliable frames are confirmed when so many have come, or after this time. */
const TOGETHER = 16;
const MILLIS = 1_000;

/** Says when it is time to tell the realm which reliable frames have come: several at once, but none too late. */
export class Confirmations {
  readonly #timers: Timers;
  readonly #confirm: () => void;
  #cancel: (() => void) | undefined;

  constructor(timers: Timers, confirm: () => void) {
    this.#timers = timers;
    this.#confirm = confirm;
  }

  /** So many frames have come that are not confirmed. */
  note(unconfirmed: number): void {
    if (unconfirmed >= TOGETHER) this.#now();
    else if (unconfirmed > 0) this.#cancel ??= this.#timers.after(MILLIS, () => this.#now());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #now(): void {
    this.stop();
    this.#confirm();
  }
}
