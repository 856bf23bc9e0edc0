/** How fast a wrong idea of the world's time is forgotten, milliseconds a second. */
const FORGETTING = 4;

/**
 * The world's clock as this page knows it. Frames come late by more or less; the least late one is nearest to the truth,
 * so the estimate follows the earliest and forgets slowly.
 */
export class WorldClock {
  /** What is added to the page's clock. */
  #ahead: number | undefined;
  #heardAt = 0;

  /** A frame said what time it is in the world. */
  hear(worldTime: number, now: number): void {
    const ahead = worldTime - now;
    const forgotten = ((now - this.#heardAt) / 1_000) * FORGETTING;
    const known = this.#ahead === undefined ? ahead : this.#ahead - forgotten;
    // Another world, or one that was stopped: its clock is another one.
    const isOther = Math.abs(ahead - known) > 5_000;
    this.#ahead = isOther ? ahead : Math.max(known, ahead);
    this.#heardAt = now;
  }

  /** The world's time at a moment of the page's clock, milliseconds. */
  at(now: number): number {
    return now + (this.#ahead ?? 0);
  }
}
