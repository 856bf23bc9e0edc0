/** How long something took, many times, in a fixed amount of memory: counts by half milliseconds up to ten seconds. */
export class Latencies {
  readonly #counts = new Uint32Array(bucketCount);
  #total = 0;

  add(millis: number): void {
    const bucket = Math.min(bucketCount - 1, Math.max(0, Math.floor(millis * bucketsPerMilli)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total++;
  }

  get count(): number {
    return this.#total;
  }

  /** The time below which this share (0 to 1) stayed, milliseconds; undefined when nothing was measured. */
  percentile(share: number): number | undefined {
    if (this.#total === 0) return undefined;
    let left = Math.ceil(this.#total * share);
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      left -= this.#counts[bucket] ?? 0;
      if (left <= 0) return (bucket + 1) / bucketsPerMilli;
    }
    return bucketCount / bucketsPerMilli;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#total = 0;
  }
}

const bucketsPerMilli = 2;
const bucketCount = 20_000;
