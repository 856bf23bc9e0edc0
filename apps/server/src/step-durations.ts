/** What is known of the duration of simulation steps, milliseconds. */
export interface StepDurations {
  readonly mean: number;
  /** The upper bound of the histogram's bucket that the longest step fell into. */
  readonly max: number;
}

/** Metric of the world that is read here, and how many readings make the window (one minute at one every ten seconds). */
const metric = 'world_step_seconds';
const windowLength = 7;

interface Reading {
  readonly sum: number;
  readonly count: number;
  /** Steps by the upper bound of their bucket, cumulative, of all instances together. */
  readonly countByBound: ReadonlyMap<number, number>;
}

/** Follows the world's histogram of step durations over the last minute, from texts in Prometheus' format. */
export class StepDurationWindow {
  readonly #readings: Reading[] = [];

  add(text: string): StepDurations {
    const last = read(text);
    this.#readings.push(last);
    if (this.#readings.length > windowLength) this.#readings.shift();
    const first = this.#readings.length > 1 ? this.#readings[0] : undefined;
    const count = last.count - (first?.count ?? 0);
    if (count <= 0) return { mean: 0, max: 0 };
    const bounds = [...last.countByBound.keys()].toSorted((a, b) => a - b);
    const since = (bound: number) => (last.countByBound.get(bound) ?? 0) - (first?.countByBound.get(bound) ?? 0);
    const longest = bounds.find((bound) => since(bound) >= count) ?? bounds.at(-1) ?? 0;
    const finite = Number.isFinite(longest) ? longest : (bounds.at(-2) ?? 0);
    return { mean: ((last.sum - (first?.sum ?? 0)) / count) * 1_000, max: finite * 1_000 };
  }
}

function read(text: string): Reading {
  const countByBound = new Map<number, number>();
  let sum = 0;
  let count = 0;
  for (const line of text.split('\n')) {
    if (!line.startsWith(metric)) continue;
    const value = Number(line.slice(line.lastIndexOf(' ') + 1));
    const kind = line.slice(metric.length, line.indexOf('{'));
    if (kind === '_sum') sum += value;
    else if (kind === '_count') count += value;
    else {
      const bound = Number((/le="([^"]+)"/.exec(line)?.[1] ?? '').replace('+Inf', 'Infinity'));
      countByBound.set(bound, (countByBound.get(bound) ?? 0) + value);
    }
  }
  return { sum, count, countByBound };
}
