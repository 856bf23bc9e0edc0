import { createHash, type Hash } from 'node:crypto';
import type { VirtualClock } from './virtual-clock.ts';

/** Everything that happened in one run, as a hash, and the last of it in words. */
export class History {
  readonly #clock: VirtualClock;
  readonly #kept: number;
  readonly #lines: string[] = [];
  readonly #hash: Hash = createHash('sha256');
  #count = 0;

  constructor(clock: VirtualClock, kept = 400) {
    this.#clock = clock;
    this.#kept = kept;
  }

  get count(): number {
    return this.#count;
  }

  /** One event: words, and bytes that count for the hash alone. */
  add(words: string, bytes?: Uint8Array): void {
    const line = `${this.#clock.monotonic().toFixed(3).padStart(11)} ${words}`;
    this.#count += 1;
    this.#hash.update(line);
    if (bytes !== undefined) this.#hash.update(bytes);
    this.#lines.push(line);
    if (this.#lines.length >= 2 * this.#kept) this.#lines.splice(0, this.#lines.length - this.#kept);
  }

  /** The last events, oldest first. */
  last(most = this.#kept): readonly string[] {
    return this.#lines.slice(-most);
  }

  /** Equal for runs in which the same happened. */
  hash(): string {
    return this.#hash.copy().digest('hex').slice(0, 16);
  }
}
