/** Chance from a seed: fast rather than good, and the same on every machine (xorshift of 32 bits). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    // Seeds that differ in one bit shall not begin alike; zero would stay zero for ever.
    this.#state = (Math.imul(seed ^ 0x5bd1_e995, 0x9e37_79b1) ^ (seed >>> 15)) >>> 0 || 1;
  }

  /** A whole number from 0 to `bound` - 1; 0 for a bound of 0. */
  below(bound: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return bound === 0 ? 0 : this.#state % bound;
  }

  /** True once in `count` times. */
  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }
}
