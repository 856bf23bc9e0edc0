import type { Counter } from '@realmwright/kernel/ports/metrics';

/** A counter that also remembers what it came to by its first label, for whoever asks this edge and not its metrics. */
export class KeptCounter implements Counter {
  readonly #counter: Counter;
  readonly #counts = new Map<string, number>();

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  add(amount = 1, ...labels: readonly string[]): void {
    const [first = ''] = labels;
    this.#counts.set(first, this.of(first) + amount);
    this.#counter.add(amount, ...labels);
  }

  /** What it came to under a label. */
  of(label: string): number {
    return this.#counts.get(label) ?? 0;
  }
}
