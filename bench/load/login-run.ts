/**
 * A storm of logins on a login server, in a process of its own. Usage: node login-run.ts HOST:PORT PATTERN ACCOUNTS
 * PASSWORD BUILD MILLIS [PID ...]; prints one JSON line, a `LoginResult`. The processes of the PIDs are the server.
 */
import { proveOnly } from '@realmwright/cli/crowd/bot-login.wire';
import { isBuild } from '@realmwright/protocol/versions/build';
import { cpuSecondsOf } from './process-cost.ts';
import { loopbackAddress } from './resident.ts';
import { percentile, rounded } from './statistics.ts';

/** What a storm of logins gave. */
export interface LoginResult {
  readonly loginsPerSecond: number;
  readonly failures: number;
  readonly latencyP50Millis: number;
  readonly latencyP99Millis: number;
  /** Server CPU milliseconds per login, its database included. */
  readonly cpuMillisPerLogin: number;
}

const atOnce = 16;
const warmUpMillis = 2_000;
const [address = '', pattern = '', accountCount, password = '', buildText, millisText, ...pids] = process.argv.slice(2);
const [host = '', port] = address.split(':');
const at = { host, port: Number(port) };
const build = [5875, 8606, 12340].filter(isBuild).find((known) => known === Number(buildText)) ?? 12340;

let next = 0;
let isOver = false;
let isMeasuring = false;
let failures = 0;
let failure: unknown;
const latencies: number[] = [];

async function worker(): Promise<void> {
  while (!isOver) {
    const number = next++ % Number(accountCount);
    const username = pattern.replaceAll('{}', String(number + 1)).toUpperCase();
    const begun = performance.now();
    try {
      // Login servers take so many logins of one address, so they come from many.
      await proveOnly({ at, build, username, password: password.toUpperCase(), from: loopbackAddress(next) });
      if (isMeasuring) latencies.push(performance.now() - begun);
    } catch (error) {
      failures++;
      failure = error;
      await sleep(50);
    }
  }
}

const workers = Array.from({ length: atOnce }, worker);
await sleep(warmUpMillis);
const cpuOf = (): number => pids.reduce((sum, pid) => sum + cpuSecondsOf(Number(pid)), 0);
const [cpu, begun] = [cpuOf(), performance.now()];
isMeasuring = true;
await sleep(Number(millisText));
isMeasuring = false;
const [seconds, cpuSeconds] = [(performance.now() - begun) / 1000, cpuOf() - cpu];
isOver = true;
await Promise.all(workers);
if (latencies.length === 0) throw new Error('nobody could log in', { cause: failure });
latencies.sort((one, other) => one - other);
const result: LoginResult = {
  loginsPerSecond: rounded(latencies.length / seconds, 1),
  failures,
  latencyP50Millis: rounded(percentile(latencies, 0.5), 1),
  latencyP99Millis: rounded(percentile(latencies, 0.99), 1),
  cpuMillisPerLogin: rounded((cpuSeconds * 1000) / latencies.length, 3),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);

function sleep(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
