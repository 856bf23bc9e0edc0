/** The time of day in the realm, whose calendar may run faster or slower than ours. */
export class RealmTime {
  #seconds = 43_200;
  #perSecond = 1;
  #readAt = 0;

  /** The realm said what its calendar shows, and how many of its minutes pass in a second of ours. */
  set(gameSeconds: number, gameMinutesPerSecond: number, now: number): void {
    this.#seconds = gameSeconds;
    this.#perSecond = gameMinutesPerSecond * 60;
    this.#readAt = now;
  }

  /** The hour of the day, 0 up to 24, at a moment of the page's clock in milliseconds. */
  hourAt(now: number): number {
    const seconds = this.#seconds + ((now - this.#readAt) / 1_000) * this.#perSecond;
    return (((seconds / 3_600) % 24) + 24) % 24;
  }
}
