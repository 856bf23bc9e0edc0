import type { Stand } from './travel.ts';

/** How fast a difference fades: after this time about a third of it is left, milliseconds. */
const FADE_MILLIS = 90;
/** A greater difference is no error but another place: it is shown at once, yards. */
export const MOST_YARDS = 8;

/**
 * The difference between where something was drawn and where it is known to be by now. It fades instead of being jumped
 * over, so that a correction of half a yard is not seen.
 */
export class Smoothing {
  #x = 0;
  #y = 0;
  #z = 0;
  #at = 0;

  /** It was drawn there, and from now on it is known to be here. */
  shift(drawn: Place, known: Place, now: number): void {
    this.#x = drawn.x - known.x;
    this.#y = drawn.y - known.y;
    this.#z = drawn.z - known.z;
    if (Math.hypot(this.#x, this.#y, this.#z) > MOST_YARDS) this.#x = this.#y = this.#z = 0;
    this.#at = now;
  }

  /** Where to draw what is known to be here. */
  apply(known: Stand, now: number): Stand {
    const left = this.#leftAt(now);
    if (left === 0) return known;
    return { ...known, x: known.x + this.#x * left, y: known.y + this.#y * left, z: known.z + this.#z * left };
  }

  /** The same for a record that is kept, and changed in place. */
  move(shown: { x: number; y: number; z: number }, now: number): void {
    const left = this.#leftAt(now);
    shown.x += this.#x * left;
    shown.y += this.#y * left;
    shown.z += this.#z * left;
  }

  #leftAt(now: number): number {
    const left = Math.exp(-(now - this.#at) / FADE_MILLIS);
    return left < 0.001 ? 0 : left;
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
