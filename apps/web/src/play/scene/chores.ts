/** Work that need not be done in this frame, a little of it in each: drawing figures and writing names. */
export class Chores {
  readonly #waiting: (() => void)[] = [];

  add(chore: () => void): void {
    this.#waiting.push(chore);
  }

  /** Works for about so many milliseconds, and on one thing at least. */
  work(millis: number): void {
    const until = performance.now() + millis;
    do this.#waiting.shift()?.();
    while (this.#waiting.length > 0 && performance.now() < until);
  }
}
