import { ShownThing } from './shown-thing.ts';
import { WorldClock } from './world-clock.ts';
import type { WorldView } from './world-view.ts';

/** How far behind the world things are shown at least, and at most, milliseconds: what is late is not late then. */
const LEAST_DELAY = 60;
const MOST_DELAY = 300;

/**
 * Where to draw what is in view: a little behind the world, so that words which come unevenly make an even movement, and
 * without jumps where a word shows that something is not where it was thought to be.
 */
export class ShownThings {
  readonly #world: WorldView;
  readonly #clock = new WorldClock();
  readonly #shown = new Map<number, ShownThing>();

  constructor(world: WorldView) {
    this.#world = world;
  }

  /** The view has changed; call it with each `state`. */
  hear(now: number): void {
    this.#clock.hear(this.#world.time, now);
    for (const thing of this.#shown.keys()) if (!this.#world.things.has(thing)) this.#shown.delete(thing);
  }

  /** How far behind the world everything is shown, milliseconds. */
  get delay(): number {
    return Math.min(MOST_DELAY, LEAST_DELAY + 2 * this.#clock.jitter);
  }

  /**
   * Draws a thing as it is to be seen now; undefined when it is not in view. There is one record for each thing, which the
   * next call changes.
   */
  draw(thing: number, now: number): ShownThing | undefined {
    const seen = this.#world.things.get(thing);
    if (seen === undefined) return undefined;
    let shown = this.#shown.get(thing);
    if (shown === undefined) {
      shown = new ShownThing();
      this.#shown.set(thing, shown);
    }
    shown.draw(seen, this.#clock.at(now) - this.delay, now);
    return shown;
  }

  /** A thing as it was drawn last. */
  find(thing: number): ShownThing | undefined {
    return this.#shown.get(thing);
  }
}
