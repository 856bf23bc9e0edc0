import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { costOf, cpuSecondsOf } from '../load/process-cost.ts';
import { startRealm } from '../load/realm-process.ts';
import { rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

const secondStartGoalSeconds = 3;
const idleGoalBytes = 300e6;

/** P-12: how long a start takes, and what an embedded realm costs while nobody plays. */
export const startAndIdle: Scenario = {
  name: 'start-and-idle',
  goals: ['P-12'],
  minutes: 2,
  purpose:
    'Seconds to "realm open", first and second start, and memory and CPU of an idle embedded realm after a minute.',
  run: runStartAndIdle,
};

async function runStartAndIdle({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const folder = mkdtempSync(join(tmpdir(), 'realmwright-bench-'));
  try {
    const first = await timedStart(folder);
    await first.realm.stop();
    progress(`first start: ${first.seconds} s`);
    const second = await timedStart(folder);
    progress(`second start: ${second.seconds} s`);
    await sleep(quick ? 10_000 : 60_000);
    const cpuBefore = cpuSecondsOf(second.realm.pid);
    await sleep(10_000);
    const cpuPercent = rounded(((cpuSecondsOf(second.realm.pid) - cpuBefore) / 10) * 100, 1);
    const { pssBytes, processCount } = costOf(second.realm.pid);
    await second.realm.stop();
    const megabytes = Math.round(pssBytes / 1e6);
    return {
      columns: ['first start s', 'second start s', 'idle PSS MB', 'processes', 'idle CPU %'],
      rows: [[first.seconds, second.seconds, megabytes, processCount, cpuPercent]],
      verdicts: [
        {
          goal: `P-12, second start <= ${secondStartGoalSeconds} s`,
          measured: `${second.seconds} s`,
          reached: second.seconds <= secondStartGoalSeconds,
        },
        {
          goal: `P-12, idle PSS <= ${idleGoalBytes / 1e6} MB`,
          measured: `${megabytes} MB`,
          reached: pssBytes <= idleGoalBytes,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timedStart(folder: string) {
  const started = performance.now();
  const realm = await startRealm(folder);
  return { realm, seconds: rounded((performance.now() - started) / 1000, 2) };
}
