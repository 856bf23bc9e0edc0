import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { JoinResult } from '../load/join-run.ts';
import { median, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** How fast clients come in: the whole way of a player (login, gateway, character list, world) against Colyseus' join. */
export const joinStorm: Scenario = {
  name: 'join-storm',
  goals: ['P-10'],
  minutes: 6,
  purpose:
    'Clients join one zone, twenty at a time: sign-in, edge, character list and world entry, as game clients and over the realtime edge, beside a join of Colyseus.',
  run: runJoinStorm,
};

const kinds = ['realmwright', 'realtime', 'colyseus'] as const;
const times = 5;

async function runJoinStorm({ quick, counts, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const count = counts?.[0] ?? (quick ? 100 : 800);
  const results: Record<(typeof kinds)[number], JoinResult[]> = { realmwright: [], realtime: [], colyseus: [] };
  for (let round = 1; round <= (quick ? 1 : 3); round++) {
    for (const kind of kinds) {
      const result = await runOnce(kind, count);
      results[kind].push(result);
      progress(`${kind}, round ${round}: ${result.joinsPerSecond} joins/s, ${result.cpuMillisPerJoin} ms CPU each`);
    }
  }
  const figure = (kind: (typeof kinds)[number], of: keyof JoinResult): number =>
    rounded(median(results[kind].map((result) => result[of])), 2);
  const ratioOf = (kind: (typeof kinds)[number]): number =>
    rounded(figure(kind, 'joinsPerSecond') / figure('colyseus', 'joinsPerSecond'), 2);
  return {
    columns: ['server', 'clients', 'joins per second', 'p50 ms', 'p99 ms', 'ms CPU per join'],
    rows: kinds.map((kind) => [
      kind,
      count,
      figure(kind, 'joinsPerSecond'),
      figure(kind, 'latencyP50Millis'),
      figure(kind, 'latencyP99Millis'),
      figure(kind, 'cpuMillisPerJoin'),
    ]),
    verdicts: (['realmwright', 'realtime'] as const).map((kind) => ({
      goal: `P-10, ${count} clients (${kind}) join one zone >= ${times} x Colyseus' rate`,
      measured: `${ratioOf(kind)} x`,
      reached: ratioOf(kind) >= times,
    })),
  };
}

const joinRun = fileURLToPath(new URL('../load/join-run.ts', import.meta.url));
const run = promisify(execFile);

async function runOnce(kind: string, count: number): Promise<JoinResult> {
  const { stdout } = await run(process.execPath, [joinRun, kind, String(count)], { timeout: 300_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
