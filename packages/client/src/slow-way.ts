import { type LineConditions, wayUnder } from './line-conditions.ts';
import type { Timers } from './timers.ts';

/** Most frames that are on their way at once. Where there are more, the first arrive early: none is lost. */
export const MOST_UNDER_WAY = 4_096;

/**
 * One direction of a line, as slow and uneven as the conditions of the moment say. What goes into it comes out in its
 * order, however they change meanwhile; while there are none and nothing is on its way, it comes out at once.
 */
export class SlowWay {
  readonly #timers: Timers;
  readonly #conditions: () => Required<LineConditions> | undefined;
  readonly #underWay: { readonly due: number; readonly arrive: () => void }[] = [];
  #lastDue = 0;
  #isWaiting = false;

  constructor(timers: Timers, conditions: () => Required<LineConditions> | undefined) {
    this.#timers = timers;
    this.#conditions = conditions;
  }

  /** Sends something on its way; `arrive` is called when it has come. */
  pass(arrive: () => void): void {
    const conditions = this.#conditions();
    if (conditions === undefined && this.#underWay.length === 0) return arrive();
    const { now, random } = this.#timers;
    const way = conditions === undefined ? 0 : wayUnder(conditions, random);
    this.#lastDue = Math.max(this.#lastDue, now() + way);
    this.#underWay.push({ due: this.#lastDue, arrive });
    if (this.#underWay.length > MOST_UNDER_WAY) this.#underWay.shift()?.arrive();
    this.#wait();
  }

  #wait(): void {
    const [first] = this.#underWay;
    if (first === undefined || this.#isWaiting) return;
    this.#isWaiting = true;
    const { due } = first;
    this.#timers.after(Math.max(0, due - this.#timers.now()), () => {
      this.#isWaiting = false;
      // A timer may be early by a fraction.
      this.#arrive(Math.max(due, this.#timers.now()));
    });
  }

  #arrive(now: number): void {
    try {
      for (let [first] = this.#underWay; first !== undefined && first.due <= now; [first] = this.#underWay) {
        this.#underWay.shift();
        first.arrive();
      }
    } finally {
      // Whoever hears of one and throws does not hold up the others.
      this.#wait();
    }
  }
}
