/**
 * Most ways that are searched for in one step: each takes some 50 microseconds and at worst ten times that. Whoever finds
 * none left asks again in the next step.
 */
const WAYS_PER_STEP = 24;

/** How many ways may still be searched for in the running step. Scratch, no state: every step begins with all of them. */
export class WayBudget {
  #left = WAYS_PER_STEP;

  beginStep(): void {
    this.#left = WAYS_PER_STEP;
  }

  /** Takes one, if there is one left. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}
