import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median, rounded } from '../load/statistics.ts';
import type { ZoneResult } from '../load/zone-crowd.ts';
import type { Scenario, ScenarioOptions, ScenarioReport, Verdict } from '../scenario.ts';

const kinds = ['tcp', 'realmwright', 'colyseus'] as const;
type Kind = (typeof kinds)[number];

/** W2: the whole product path (edge, world, bus) against the plain TCP reference and Colyseus, alternating in one run. */
export const zone: Scenario = {
  name: 'zone',
  goals: ['P-1'],
  purpose: 'CPU per delivered update in a zone where each sees about 24 others, beside plain TCP + ARC4 and Colyseus.',
  run: runZone,
};

async function runZone({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = quick ? [200] : [400, 800];
  const rounds = quick ? 1 : 5;
  const results = new Map<string, ZoneResult[]>();
  for (const count of counts) {
    for (let round = 1; round <= rounds; round++) {
      for (const kind of kinds) {
        const result = await runOnce(kind, count, quick ? 3_000 : 5_000);
        progress(
          `${kind} ${count}, round ${round}: ${result.cpuMicrosPerUpdate} µs per update, p99 ${result.latencyP99Millis} ms`,
        );
        const key = `${kind} ${count}`;
        results.set(key, [...(results.get(key) ?? []), result]);
      }
    }
  }
  const figure = (kind: Kind, count: number, of: keyof ZoneResult): number =>
    median((results.get(`${kind} ${count}`) ?? []).map((result) => result[of]));
  return {
    columns: [
      'server',
      'clients',
      'µs CPU per update',
      'server CPU %',
      'updates per client and second',
      'p50 ms',
      'p99 ms',
      'join s',
    ],
    rows: counts.flatMap((count) =>
      kinds.map((kind) => [
        kind,
        count,
        rounded(figure(kind, count, 'cpuMicrosPerUpdate'), 3),
        rounded(figure(kind, count, 'serverCpuPercent'), 1),
        rounded(figure(kind, count, 'updatesPerClientPerSecond'), 1),
        rounded(figure(kind, count, 'latencyP50Millis'), 1),
        rounded(figure(kind, count, 'latencyP99Millis'), 1),
        rounded(figure(kind, count, 'joinSeconds'), 2),
      ]),
    ),
    verdicts: counts.flatMap((count): Verdict[] => {
      const own = figure('realmwright', count, 'cpuMicrosPerUpdate');
      const toReference = rounded(own / figure('tcp', count, 'cpuMicrosPerUpdate'), 2);
      const toColyseus = rounded(own / figure('colyseus', count, 'cpuMicrosPerUpdate'), 2);
      const p99 = rounded(figure('realmwright', count, 'latencyP99Millis'), 1);
      return [
        {
          goal: `P-1, ${count} clients, <= 1.25 x the reference`,
          measured: `${toReference} x`,
          reached: toReference <= 1.25,
        },
        { goal: `P-1, ${count} clients, <= 0.75 x Colyseus`, measured: `${toColyseus} x`, reached: toColyseus <= 0.75 },
        { goal: `P-1, ${count} clients, p99 <= 60 ms`, measured: `${p99} ms`, reached: p99 <= 60 },
      ];
    }),
  };
}

const zoneRun = fileURLToPath(new URL('../load/zone-run.ts', import.meta.url));
const run = promisify(execFile);

async function runOnce(kind: Kind, count: number, millis: number): Promise<ZoneResult> {
  const { stdout } = await run(process.execPath, [zoneRun, kind, String(count), String(millis)], { timeout: 180_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
