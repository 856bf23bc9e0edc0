import type { WorldInput } from '../tick-frame.ts';

/** What came of putting something into the inbox. */
export type Accepted = 'taken' | 'shed';

/**
 * Where inputs wait for the next step, in order of arrival. Bounded: above `movementLimit` movements are shed, since the
 * next one of the same client makes up for it; above `limit` everything of clients is shed. Answers of services and the
 * like are few, bounded by what the world asked for, and always taken.
 */
export class Inbox {
  readonly #limit: number;
  readonly #movementLimit: number;
  #waiting: WorldInput[] = [];

  constructor(limit: number) {
    this.#limit = limit;
    this.#movementLimit = limit >> 1;
  }

  get length(): number {
    return this.#waiting.length;
  }

  put(input: WorldInput): Accepted {
    if (input.kind === 'intent') {
      const isMovement = input.intent.kind === 'move';
      if (this.#waiting.length >= (isMovement ? this.#movementLimit : this.#limit)) return 'shed';
    }
    this.#waiting.push(input);
    return 'taken';
  }

  /** Takes what waits, at most `most`, oldest first. */
  take(most: number): readonly WorldInput[] {
    if (this.#waiting.length <= most) {
      const taken = this.#waiting;
      this.#waiting = [];
      return taken;
    }
    return this.#waiting.splice(0, most);
  }
}
