/** Work that need not be done in this frame, a little of it in each: drawing figures and writing names. */
export class Chores {
  readonly #urgent: (() => void)[] = [];
  readonly #waiting: (() => void)[] = [];

  add(chore: () => void): void {
    this.#waiting.push(chore);
  }

  /** Something that is missed in the picture: it goes before all trees and names that wait. */
  addUrgent(chore: () => void): void {
    this.#urgent.push(chore);
  }

  /** Works for about so many milliseconds, and on one thing at least. */
  work(millis: number): void {
    const until = performance.now() + millis;
    do (this.#urgent.shift() ?? this.#waiting.shift())?.();
    while (this.#urgent.length + this.#waiting.length > 0 && performance.now() < until);
  }
}
