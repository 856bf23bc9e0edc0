import type { SeededRandom } from './seeded-random.ts';

/**
 * Makes new inputs of known ones. One buffer is used for all of them, so a mutation allocates nothing; whoever keeps an
 * input copies it. The changes know nothing of the format but that numbers in it often count the bytes behind them.
 */
export class Mutator {
  readonly #random: SeededRandom;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Words that are worth inserting: what the code compares with, and what the target names. */
  readonly #dictionary: readonly Uint8Array[];
  #length = 0;

  constructor(random: SeededRandom, maxBytes: number, dictionary: readonly Uint8Array[]) {
    this.#random = random;
    this.#bytes = new Uint8Array(maxBytes);
    this.#view = new DataView(this.#bytes.buffer);
    this.#dictionary = dictionary;
  }

  /** An input that begins as `base` and was changed a few times; `other` lends pieces. Valid until the next call. */
  mutate(base: Uint8Array, other: Uint8Array): Uint8Array {
    this.#length = Math.min(base.length, this.#bytes.length);
    this.#bytes.set(this.#length === base.length ? base : base.subarray(0, this.#length));
    let changes = 1;
    while (changes < mostChanges && this.#random.oneIn(2)) changes++;
    for (; changes > 0; changes--) this.#change(other);
    return this.#bytes.subarray(0, this.#length);
  }

  #change(other: Uint8Array): void {
    const random = this.#random;
    switch (random.below(16)) {
      case 0:
      case 1:
        return this.#flipBit();
      case 2:
      case 3:
        if (this.#length > 0) this.#bytes[random.below(this.#length)] = random.below(256);
        return;
      case 4:
        if (this.#length > 0) this.#bytes[random.below(this.#length)] = this.#interesting() & 0xff;
        return;
      case 5:
        return this.#setNumber(random.below(this.#length), 2, this.#interesting());
      case 6:
        return this.#setNumber(random.below(this.#length), 4, this.#interesting());
      case 7:
        return this.#addToNumber();
      case 8:
        return this.#insertRandom();
      case 9:
        return this.#remove(random.below(this.#length), 1 + random.below(Math.min(16, this.#length)));
      case 10:
        return this.#duplicate();
      case 11:
        return this.#overwrite(random.below(this.#length), this.#piece(other));
      case 12:
        return this.#insert(random.below(this.#length + 1), this.#piece(other));
      case 13:
        return this.#word();
      case 14:
        return this.#countBytesBehind();
      default:
        return this.#splice(other);
    }
  }

  #flipBit(): void {
    if (this.#length === 0) return;
    const at = this.#random.below(this.#length);
    this.#bytes[at] = (this.#bytes[at] ?? 0) ^ (1 << this.#random.below(8));
  }

  #interesting(): number {
    return interestingNumbers[this.#random.below(interestingNumbers.length)] ?? 0;
  }

  #setNumber(at: number, size: 1 | 2 | 4, value: number): void {
    if (at + size > this.#length) return;
    if (size === 1) this.#view.setUint8(at, value);
    else if (size === 2) this.#view.setUint16(at, value, !this.#random.oneIn(4));
    else this.#view.setUint32(at, value, !this.#random.oneIn(4));
  }

  #addToNumber(): void {
    const at = this.#random.below(this.#length);
    const by = this.#random.below(35) - 17;
    const width = this.#random.below(3);
    const isLittle = !this.#random.oneIn(4);
    if (width === 2 && at + 4 <= this.#length) {
      this.#view.setUint32(at, this.#view.getUint32(at, isLittle) + by, isLittle);
    } else if (width === 1 && at + 2 <= this.#length) {
      this.#view.setUint16(at, this.#view.getUint16(at, isLittle) + by, isLittle);
    } else if (at < this.#length) this.#bytes[at] = (this.#bytes[at] ?? 0) + by;
  }

  #insertRandom(): void {
    const count = 1 + this.#random.below(8);
    const filler = this.#random.oneIn(2) ? 0 : undefined;
    const at = this.#random.below(this.#length + 1);
    if (!this.#open(at, count)) return;
    for (let i = at; i < at + count; i++) this.#bytes[i] = filler ?? this.#random.below(256);
  }

  #duplicate(): void {
    if (this.#length === 0) return;
    const from = this.#random.below(this.#length);
    const count = 1 + this.#random.below(Math.min(32, this.#length - from));
    this.#insert(this.#random.below(this.#length + 1), this.#bytes.slice(from, from + count));
  }

  /** Some bytes of another input. */
  #piece(other: Uint8Array): Uint8Array {
    if (other.length === 0) return other;
    const from = this.#random.below(other.length);
    return other.subarray(from, from + 1 + this.#random.below(Math.min(32, other.length - from)));
  }

  #word(): void {
    const word = this.#dictionary[this.#random.below(this.#dictionary.length)];
    if (word === undefined) return;
    if (this.#random.oneIn(2)) this.#insert(this.#random.below(this.#length + 1), word);
    else this.#overwrite(this.#random.below(this.#length), word);
  }

  /** Makes a number say how many bytes stand behind it, or nearly so. */
  #countBytesBehind(): void {
    const at = this.#random.below(this.#length);
    const size = sizes[this.#random.below(3)] ?? 1;
    const near = this.#random.oneIn(3) ? this.#random.below(3) - 1 : 0;
    this.#setNumber(at, size, Math.max(0, this.#length - at - size + near));
  }

  /** The beginning of this input and the end of another. */
  #splice(other: Uint8Array): void {
    if (other.length === 0) return;
    const at = this.#random.below(this.#length + 1);
    const from = this.#random.below(other.length);
    const count = Math.min(other.length - from, this.#bytes.length - at);
    this.#bytes.set(other.subarray(from, from + count), at);
    this.#length = at + count;
  }

  #overwrite(at: number, piece: Uint8Array): void {
    this.#bytes.set(piece.subarray(0, this.#length - at), at);
  }

  #insert(at: number, piece: Uint8Array): void {
    if (piece.length > 0 && this.#open(at, piece.length)) this.#bytes.set(piece, at);
  }

  /** Makes room for `count` bytes; a number that counted the bytes behind it may count them still. */
  #open(at: number, count: number): boolean {
    if (this.#length + count > this.#bytes.length) return false;
    this.#recount(at, count);
    this.#bytes.copyWithin(at + count, at, this.#length);
    this.#length += count;
    return true;
  }

  #remove(at: number, count: number): void {
    const removed = Math.min(count, this.#length - at);
    if (removed <= 0) return;
    this.#recount(at, -removed);
    this.#bytes.copyWithin(at, at + removed, this.#length);
    this.#length -= removed;
  }

  /** Looks for a length in front of `at`, both ways round, and adds `change` to it. */
  #recount(at: number, change: number): void {
    if (this.#random.oneIn(4)) return;
    for (let place = Math.max(0, at - furthestLength); place < at; place++) {
      const behind = this.#length - place;
      if (place + 4 <= at && this.#view.getUint32(place, true) === behind - 4) {
        return this.#view.setUint32(place, behind - 4 + change, true);
      }
      if (place + 2 <= at && this.#view.getUint16(place, true) === behind - 2) {
        return this.#view.setUint16(place, behind - 2 + change, true);
      }
      if (place + 2 <= at && this.#view.getUint16(place, false) === behind - 2) {
        return this.#view.setUint16(place, behind - 2 + change, false);
      }
      if (this.#bytes[place] === behind - 1) {
        this.#bytes[place] = behind - 1 + change;
        return;
      }
    }
  }
}

/** Changes of one input, at most; half of all inputs have one. */
const mostChanges = 8;
/** A length is looked for in so many bytes in front of a change. */
const furthestLength = 24;
const sizes = [1, 2, 4] as const;
/** Borders of number types, of signs and of common limits. */
const interestingNumbers: readonly number[] = [
  0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 100, 127, 128, 254, 255, 256, 257, 512, 1023, 1024, 4095, 4096, 10_239,
  10_240, 32_767, 32_768, 65_534, 65_535, 65_536, 1_000_000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
  // Floats: 1, -1, NaN, the infinities, the largest.
  0x3f80_0000, 0xbf80_0000, 0x7fc0_0000, 0x7f80_0000, 0xff80_0000, 0x7f7f_ffff,
];
