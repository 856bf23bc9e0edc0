import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LoginResult } from '../load/login-run.ts';
import { startRealmZone } from '../load/realm-zone.ts';
import { median, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport, Verdict } from '../scenario.ts';

/**
 * Challenge and proof as fast as the server answers, sixteen at a time, beside a running realmd of the public 1.12.1
 * server when `REALMWRIGHT_BENCH_REALMD` names one: `HOST:PORT,PATTERN,ACCOUNTS,PASSWORD,PID[,PID of its database]`, such
 * as `127.0.0.1:3725,load{},500,load,4711,4712`. The README says how.
 */
export const loginStorm: Scenario = {
  name: 'login-storm',
  goals: ['P-7'],
  minutes: 2,
  purpose: 'Logins (challenge and proof) of build 5875, sixteen at a time, beside realmd when one is given.',
  run: runLoginStorm,
};

const accounts = 200;
const shares = { rate: 1.3, cpu: 1.5 };

async function runLoginStorm({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const millis = quick ? 3_000 : 8_000;
  const zone = await startRealmZone(accounts);
  const { pid, loginPort } = zone.realm();
  const sides = new Map([
    ['realmwright', [`127.0.0.1:${loginPort}`, 'loadbot{}', String(accounts), 'LOADBOT', String(pid)]],
    ...realmdSide(),
  ]);
  const results = new Map<string, LoginResult[]>();
  try {
    for (let round = 1; round <= (quick ? 1 : 5); round++) {
      for (const [side, words] of sides) {
        const result = await runOnce(words, millis);
        results.set(side, [...(results.get(side) ?? []), result]);
        progress(
          `${side}, round ${round}: ${result.loginsPerSecond} logins/s, ${result.cpuMillisPerLogin} ms CPU each, p99 ${result.latencyP99Millis} ms`,
        );
      }
    }
  } finally {
    await zone.stop();
  }
  const figure = (side: string, of: keyof LoginResult): number =>
    rounded(median((results.get(side) ?? []).map((result) => result[of])), 3);
  return {
    columns: ['server', 'logins per second', 'p50 ms', 'p99 ms', 'ms CPU per login', 'failures'],
    rows: [...sides.keys()].map((side) => [
      side,
      figure(side, 'loginsPerSecond'),
      figure(side, 'latencyP50Millis'),
      figure(side, 'latencyP99Millis'),
      figure(side, 'cpuMillisPerLogin'),
      figure(side, 'failures'),
    ]),
    verdicts: sides.has('realmd') ? verdictsOf(figure) : [],
  };
}

function verdictsOf(figure: (side: string, of: keyof LoginResult) => number): Verdict[] {
  const ratio = (of: keyof LoginResult): number => rounded(figure('realmwright', of) / figure('realmd', of), 2);
  const [rate, cpu] = [ratio('loginsPerSecond'), ratio('cpuMillisPerLogin')];
  const [own, other] = [figure('realmwright', 'latencyP99Millis'), figure('realmd', 'latencyP99Millis')];
  return [
    { goal: `P-7, logins/s >= ${shares.rate} x realmd`, measured: `${rate} x`, reached: rate >= shares.rate },
    { goal: 'P-7, p99 <= that of realmd', measured: `${own} ms against ${other} ms`, reached: own <= other },
    { goal: `P-7, CPU per login <= ${shares.cpu} x realmd`, measured: `${cpu} x`, reached: cpu <= shares.cpu },
  ];
}

function realmdSide(): (readonly [string, string[]])[] {
  const given = process.env['REALMWRIGHT_BENCH_REALMD'];
  return given === undefined || given === '' ? [] : [['realmd', given.split(',')]];
}

const loginRun = fileURLToPath(new URL('../load/login-run.ts', import.meta.url));
const run = promisify(execFile);

async function runOnce(words: readonly string[], millis: number): Promise<LoginResult> {
  const [address = '', pattern = '', count = '', password = '', ...pids] = words;
  const args = [loginRun, address, pattern, count, password, '5875', String(millis), ...pids];
  const { stdout } = await run(process.execPath, args, { timeout: 120_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
