import type { Millis } from '@realmwright/kernel/units';

/** What is looked back on, milliseconds. */
const WINDOW_MILLIS = 10_000;
/** Most steps that are kept: the window at the usual pace, and some. */
const MOST_STEPS = 256;

/** How long the latest steps took. */
export class StepTimes {
  readonly #at = new Float64Array(MOST_STEPS);
  readonly #millis = new Float64Array(MOST_STEPS);
  #next = 0;
  #count = 0;

  add(at: Millis, millis: Millis): void {
    this.#at[this.#next] = at;
    this.#millis[this.#next] = millis;
    this.#next = (this.#next + 1) % MOST_STEPS;
    this.#count = Math.min(this.#count + 1, MOST_STEPS);
  }

  clear(): void {
    this.#count = 0;
    this.#next = 0;
  }

  /** Mean, 99th percentile and greatest of the last ten seconds before `now`; zeros when there was no step. */
  summary(now: Millis): { readonly mean: Millis; readonly p99: Millis; readonly max: Millis } {
    const kept = this.#millis.subarray(0, this.#count).filter((_, i) => now - (this.#at[i] ?? 0) <= WINDOW_MILLIS);
    if (kept.length === 0) return { mean: 0, p99: 0, max: 0 };
    const ascending = kept.toSorted();
    const mean = ascending.reduce((sum, millis) => sum + millis, 0) / ascending.length;
    const p99 = ascending[Math.ceil(ascending.length * 0.99) - 1] ?? 0;
    return { mean, p99, max: ascending.at(-1) ?? 0 };
  }
}
