import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median, rounded } from './statistics.ts';
import { leastDelivered, type ZoneResult } from './zone-crowd.ts';

/** What is compared in a zone of game clients: the plain TCP reference, the product, Colyseus. */
export const zoneKinds = ['tcp', 'realmwright', 'colyseus'] as const;
/** The same of browsers and programs: the plain WebSocket reference, the product's realtime edge, Colyseus. */
export const webZoneKinds = ['ws', 'realtime', 'colyseus'] as const;
/** `mixed` is the product with every second client a game client and the others at the realtime edge. */
export type ZoneKind = (typeof zoneKinds)[number] | (typeof webZoneKinds)[number] | 'mixed';

/** How the sides of a zone workload alternate. */
export interface ZoneRounds {
  readonly kinds: readonly ZoneKind[];
  readonly counts: readonly number[];
  readonly rounds: number;
  /** `zone`: each sees about 24 others. `spot`: all see all. */
  readonly field: 'zone' | 'spot';
  readonly measureMillis: number;
  readonly progress: (line: string) => void;
}

/** The results of all rounds, by side and number of clients. */
export class ZoneTable {
  readonly #runs = new Map<string, ZoneResult[]>();
  readonly #counts: readonly number[];
  readonly #kinds: readonly ZoneKind[];

  constructor(kinds: readonly ZoneKind[], counts: readonly number[]) {
    this.#kinds = kinds;
    this.#counts = counts;
  }

  add(kind: ZoneKind, result: ZoneResult): void {
    const key = `${kind} ${result.clients}`;
    this.#runs.set(key, [...(this.#runs.get(key) ?? []), result]);
  }

  /** The figures of one side by round; NaN for rounds that did not deliver what was due. */
  rounds(kind: ZoneKind, count: number, of: keyof ZoneResult): readonly number[] {
    return (this.#runs.get(`${kind} ${count}`) ?? []).map((run) => (counts(run) ? run[of] : Number.NaN));
  }

  /** Median of the rounds that count; NaN when none does. */
  figure(kind: ZoneKind, count: number, of: keyof ZoneResult): number {
    return median(this.rounds(kind, count, of).filter((value) => !Number.isNaN(value)));
  }

  /** The figure of a side in its only run, whether it counts or not; infinite when it did not finish. */
  anyFigure(kind: ZoneKind, count: number, of: keyof ZoneResult): number {
    return (this.#runs.get(`${kind} ${count}`) ?? [])[0]?.[of] ?? Number.POSITIVE_INFINITY;
  }

  /** Least share of due updates over all rounds. */
  delivered(kind: ZoneKind, count: number): number {
    const shares = (this.#runs.get(`${kind} ${count}`) ?? []).map((run) => run.deliveredShare);
    return shares.length === 0 ? 0 : Math.min(...shares);
  }

  /** The rows for a report, `zoneColumns` above them. */
  rows(): (string | number)[][] {
    return this.#counts.flatMap((count) => this.#kinds.map((kind) => this.#row(kind, count)));
  }

  #row(kind: ZoneKind, count: number): (string | number)[] {
    const runs = this.#runs.get(`${kind} ${count}`) ?? [];
    if (runs.length === 0) return [kind, count, 'did not finish', '-', '-', '-', '-', '-'];
    const of = (name: keyof ZoneResult, digits: number): number =>
      rounded(median(runs.map((run) => run[name])), digits);
    const counted = runs.filter(counts).length;
    return [
      kind,
      count,
      of('cpuMicrosPerUpdate', 3),
      of('serverCpuPercent', 1),
      of('updatesPerClientPerSecond', 1),
      `${rounded(100 * this.delivered(kind, count), 1)} %${counted < runs.length ? `, ${counted} of ${runs.length} runs count` : ''}`,
      of('latencyP50Millis', 1),
      of('latencyP99Millis', 1),
    ];
  }
}

/** Headings of `ZoneTable.rows`. */
export const zoneColumns = [
  'server',
  'clients',
  'µs CPU per update',
  'server CPU %',
  'updates per client and second',
  'least delivered',
  'p50 ms',
  'p99 ms',
];

/** Runs every side once in each round, so that what the machine does meanwhile meets all of them. */
export async function runZoneRounds(plan: ZoneRounds): Promise<ZoneTable> {
  const { kinds, rounds, field, measureMillis, progress } = plan;
  const table = new ZoneTable(kinds, plan.counts);
  for (const count of plan.counts) {
    for (let round = 1; round <= rounds; round++) {
      for (const kind of kinds) {
        const result = await runOnce(kind, count, field, measureMillis);
        if (result === undefined) {
          progress(`${kind} ${count}, round ${round}: did not finish`);
          continue;
        }
        table.add(kind, result);
        const { cpuMicrosPerUpdate, latencyP99Millis, deliveredShare } = result;
        const note = counts(result) ? '' : ': too little arrived, does not count';
        progress(
          `${kind} ${count}, round ${round}: ${cpuMicrosPerUpdate} µs per update, p99 ${latencyP99Millis} ms, ${rounded(100 * deliveredShare, 1)} % delivered${note}`,
        );
      }
    }
  }
  return table;
}

function counts(run: ZoneResult): boolean {
  return run.deliveredShare >= leastDelivered;
}

const zoneRun = fileURLToPath(new URL('zone-run.ts', import.meta.url));
const run = promisify(execFile);
/** A side that takes longer than this has collapsed. */
const runMillis = 240_000;

async function runOnce(
  kind: ZoneKind,
  count: number,
  field: ZoneRounds['field'],
  millis: number,
): Promise<ZoneResult | undefined> {
  const words = [zoneRun, kind, String(count), field, String(millis)];
  try {
    const { stdout } = await run(process.execPath, words, { timeout: runMillis });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } catch (error) {
    process.stderr.write(`  ${error instanceof Error ? error.message.slice(0, 2_000) : error}\n`);
    return undefined;
  }
}
