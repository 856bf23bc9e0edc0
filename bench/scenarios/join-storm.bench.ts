import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { JoinResult } from '../load/join-run.ts';
import { median, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** How fast clients come in, from the password on and signed in already, against Colyseus' join, which knows no accounts. */
export const joinStorm: Scenario = {
  name: 'join-storm',
  goals: ['P-10'],
  minutes: 8,
  purpose:
    'Clients join one zone, twenty at a time, as game clients and over the realtime edge: the whole way from the password to the world, and the entry (edge, character list, world) of those who are signed in; beside a join of Colyseus, which has no accounts. Load and server share the machine.',
  run: runJoinStorm,
};

const sides = [
  ['realmwright', 'whole'],
  ['realmwright', 'entry'],
  ['realtime', 'whole'],
  ['realtime', 'entry'],
  ['colyseus', 'entry'],
] as const;
const times = 5;

async function runJoinStorm({ quick, counts, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const count = counts?.[0] ?? (quick ? 100 : 800);
  const results = new Map<string, JoinResult[]>();
  for (let round = 1; round <= (quick ? 1 : 3); round++) {
    for (const [kind, way] of sides) {
      const result = await runOnce(kind, way, count);
      const side = `${kind}, ${way}`;
      results.set(side, [...(results.get(side) ?? []), result]);
      progress(`${side}, round ${round}: ${result.joinsPerSecond} joins/s, ${result.cpuMillisPerJoin} ms CPU each`);
    }
  }
  const figure = (side: string, of: keyof JoinResult): number =>
    rounded(median((results.get(side) ?? []).map((result) => result[of])), 2);
  const ratioOf = (side: string): number =>
    rounded(figure(side, 'joinsPerSecond') / figure('colyseus, entry', 'joinsPerSecond'), 2);
  return {
    columns: ['side', 'clients', 'joins per second', 'p50 ms', 'p99 ms', 'ms server CPU', 'ms client CPU'],
    rows: [...results.keys()].map((side) => [
      side,
      count,
      figure(side, 'joinsPerSecond'),
      figure(side, 'latencyP50Millis'),
      figure(side, 'latencyP99Millis'),
      figure(side, 'cpuMillisPerJoin'),
      figure(side, 'clientCpuMillisPerJoin'),
    ]),
    verdicts: (['realmwright, entry', 'realtime, entry'] as const).map((side) => ({
      goal: `P-10, ${count} clients (${side}) join one zone >= ${times} x Colyseus' rate`,
      measured: `${ratioOf(side)} x`,
      reached: ratioOf(side) >= times,
    })),
  };
}

const joinRun = fileURLToPath(new URL('../load/join-run.ts', import.meta.url));
const run = promisify(execFile);

async function runOnce(kind: string, way: string, count: number): Promise<JoinResult> {
  const { stdout } = await run(process.execPath, [joinRun, kind, way, String(count)], { timeout: 300_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
