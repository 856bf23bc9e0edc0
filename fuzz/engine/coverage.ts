/**
 * Counts which branches an input takes. Instrumented code adds to one byte per branch; a byte saturates. After an input
 * each count falls into one of eight buckets (1, 2, 3, 4-7, 8-15, 16-31, 32-127, more): a branch in a bucket that no
 * input had before is a new *feature*, and the input is worth keeping. Two bytes of bookkeeping per branch, nothing per
 * input but one pass over the branches that exist.
 */
export class Coverage {
  readonly #counters = new Uint8ClampedArray(mostBranches);
  readonly #words = new Uint32Array(this.#counters.buffer);
  /** The buckets that have been seen, as bits, by branch. */
  readonly #seen = new Uint8Array(mostBranches);
  #used = 0;
  #edgeCount = 0;
  #featureCount = 0;

  /** Branches that instrumented code has so far. Grows when a module is loaded or a description compiled. */
  get branchCount(): number {
    return this.#used;
  }

  /** Branches that some input has taken. */
  get edgeCount(): number {
    return this.#edgeCount;
  }

  /** Branches by bucket that some input has had. */
  get featureCount(): number {
    return this.#featureCount;
  }

  /** Room for the branches of one piece of code, which adds to it by index. */
  claim(count: number): Uint8ClampedArray {
    const begin = this.#used;
    if (begin + count > mostBranches) throw new Error(`more than ${mostBranches} branches; raise the limit`);
    this.#used += count;
    return this.#counters.subarray(begin, this.#used);
  }

  /** Forgets the counts of the last input, not what has been seen. */
  reset(): void {
    this.#counters.fill(0, 0, this.#used);
  }

  /** Whether the counts since `reset` hold a feature that was never seen before; it counts as seen from now on. */
  takeNew(): boolean {
    const words = (this.#used + 3) >> 2;
    let isNew = false;
    for (let word = 0; word < words; word++) {
      if (this.#words[word] === 0) continue;
      for (let branch = 4 * word; branch < 4 * word + 4; branch++) {
        const bucket = bucketOf[this.#counters[branch] ?? 0] ?? 0;
        const seen = this.#seen[branch] ?? 0;
        if ((bucket & ~seen) === 0) continue;
        if (seen === 0) this.#edgeCount++;
        this.#featureCount++;
        this.#seen[branch] = seen | bucket;
        isNew = true;
      }
    }
    return isNew;
  }

  /** The features of the counts since `reset`, for choosing a small corpus. */
  features(): number[] {
    const found: number[] = [];
    for (let branch = 0; branch < this.#used; branch++) {
      const count = this.#counters[branch] ?? 0;
      if (count > 0) found.push(256 * branch + (bucketOf[count] ?? 0));
    }
    return found;
  }
}

/** Far more than all packages together have. */
const mostBranches = 1 << 17;

/** The bit of the bucket of each count. */
const bucketOf = Uint8Array.from({ length: 256 }, (_, count) => {
  if (count < 4) return count === 0 ? 0 : 1 << (count - 1);
  if (count < 8) return 1 << 3;
  if (count < 16) return 1 << 4;
  if (count < 32) return 1 << 5;
  return count < 128 ? 1 << 6 : 1 << 7;
});
