import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { StateStore } from '../state-store.ts';

/**
 * The world's own dice: xoshiro128** (Blackman and Vigna, public domain), seeded once, part of the state. The same seed
 * and the same questions give the same answers on every engine.
 */
export class Chance implements StateStore {
  readonly #state = new Uint32Array(4);

  constructor(seed: number) {
    let mixed = seed >>> 0;
    for (let i = 0; i < 4; i++) {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let word = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
      this.#state[i] = word ^ (word >>> 16);
    }
  }

  /** A whole number from 0 to 2^32-1. */
  u32(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const crossed = c ^ a;
    const mixed = d ^ b;
    state[1] = b ^ crossed;
    state[0] = a ^ mixed;
    state[2] = crossed ^ (b << 9);
    state[3] = rotated(mixed, 11);
    return result;
  }

  /** A number from 0 inclusive to 1 exclusive. */
  fraction(): number {
    return this.u32() / 0x1_0000_0000;
  }

  /** A number from `least` inclusive to `greatest` exclusive. */
  between(least: number, greatest: number): number {
    return least + (greatest - least) * this.fraction();
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor(this.fraction() * count);
  }

  snapshot(writer: ByteWriter): void {
    for (const word of this.#state) writer.u32(word);
  }

  restore(reader: ByteReader): void {
    for (let i = 0; i < 4; i++) this.#state[i] = reader.u32();
  }
}

function rotated(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
