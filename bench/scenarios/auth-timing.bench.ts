import { defaultLoginLimits, startLoginServer } from '@realmwright/edge/start';
import { call } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { createAccount, setPin } from '@realmwright/services/account/account.contract';
import { challengeAnswerBytes, challengeBytes, proofBytes } from '@realmwright/testkit/client/login-bytes';
import { openLine } from '@realmwright/testkit/client/tcp-line';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices } from '@realmwright/testkit/test-services';
import { median, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** Whether the time of an answer tells a name that exists from one that does not. */
export const authTiming: Scenario = {
  name: 'auth-timing',
  goals: ['A-05', 'A-13'],
  minutes: 2,
  purpose:
    'Time from the first message of a login to its answer and from the proof to its refusal, for names that exist and names that do not, attempts of all kinds shuffled; the limits of the login server are those of its defaults but for the rate of one address, which is 100,000 a second.',
  run: runAuthTiming,
};

/** Who tries to log in, always with a wrong proof. */
const kinds = ['known name', 'unknown name', 'no name at all', 'known name with PIN'] as const;
type Kind = (typeof kinds)[number];

/** A mean that differs by less than this share of a step's spread tells nothing from a few attempts. */
const telling = 0.25;

async function runAuthTiming({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  await using services = await startTestServices({ throttle: openThrottle });
  const server = await startLoginServer(testPorts(services.bus), {
    bind: '127.0.0.1',
    port: 0,
    publicAddress: '',
    limits: { ...defaultLoginLimits, challenges: { rate: 100_000, burst: 100_000 } },
    realms: [{ realm: realmId(1), name: 'Bench', kind: 'normal', timezone: 1, builds: everyBuild, highlight: 'none' }],
  });
  const names = Array.from({ length: 20 }, (_, i) => `KNOWN${i}`);
  for (const username of names) {
    await call(services.bus, createAccount, { username, password: 'secret', roles: ['player'] });
  }
  await call(services.bus, createAccount, { username: 'PINNED', password: 'secret', roles: ['player'] });
  await call(services.bus, setPin, { username: 'PINNED', pin: '1234' });
  const times = new Map(kinds.map((kind) => [kind, noTimes()]));
  const rounds = quick ? 40 : 2_500;
  for (let round = -20; round < rounds; round++) {
    // Each round in another order, so that what one attempt leaves behind meets all kinds alike.
    const order = kinds.map((_, i) => kinds[(i + round + kinds.length * 20) % kinds.length] ?? 'known name');
    for (const kind of order) {
      const taken = await attempt(server.port, nameOf(kind, names, round), kind === 'known name with PIN' ? 20 : 0);
      // The first rounds warm up.
      if (round < 0) continue;
      times.get(kind)?.challenge.push(taken.challenge);
      times.get(kind)?.proof.push(taken.proof);
    }
    if (round % 500 === 0 && round > 0) progress(`${round} of ${rounds} rounds`);
  }
  await server.stop();
  return report(times);
}

/** Wrong proofs are counted per account and network; here their number is not what is measured. */
const openThrottle = {
  perAccountAndNetwork: { burst: 1e9, forgetEvery: 1 },
  perAccount: { burst: 1e9, forgetEvery: 1 },
  perNetwork: { burst: 1e9, forgetEvery: 1 },
  entries: 10,
};

function nameOf(kind: Kind, names: readonly string[], round: number): string {
  switch (kind) {
    case 'known name':
      return names[Math.abs(round) % names.length] ?? '';
    case 'unknown name':
      return `NOBODY${Math.abs(round) % 20}`;
    case 'no name at all':
      return `NO NAME ${Math.abs(round) % 20}`;
    case 'known name with PIN':
      return 'PINNED';
  }
}

/** One attempt with a wrong proof; milliseconds of its two steps. */
async function attempt(port: number, name: string, moreBytes: number): Promise<{ challenge: number; proof: number }> {
  const line = await openLine('127.0.0.1', port);
  const began = performance.now();
  line.write(challengeBytes(name));
  await line.read(challengeAnswerBytes + moreBytes);
  const challenged = performance.now();
  const factor = moreBytes > 0 ? [1, ...new Uint8Array(36)] : [0];
  line.write(proofBytes(new Uint8Array(32).fill(3), new Uint8Array(20), factor));
  await line.read(4);
  const refused = performance.now();
  await line.closed;
  return { challenge: challenged - began, proof: refused - challenged };
}

interface Times {
  readonly challenge: number[];
  readonly proof: number[];
}

function noTimes(): Times {
  return { challenge: [], proof: [] };
}

function report(times: ReadonlyMap<Kind, Times>): ScenarioReport {
  const rows: (string | number)[][] = [];
  for (const [kind, steps] of times) {
    for (const [step, values] of Object.entries(steps)) {
      rows.push([kind, step, values.length, rounded(median(values), 4), rounded(percentile(values, 0.9), 4)]);
    }
  }
  const verdicts = (['challenge', 'proof'] as const).map((step) => {
    const known = times.get('known name')?.[step] ?? [];
    const unknown = times.get('unknown name')?.[step] ?? [];
    const spread = percentile(known, 0.75) - percentile(known, 0.25);
    const difference = Math.abs(median(known) - median(unknown));
    return {
      goal: `A-05, ${step}: the medians of known and unknown names differ by less than a quarter of the spread of either`,
      measured: `${rounded(difference * 1000, 1)} us of ${rounded(spread * 1000, 1)} us`,
      reached: difference < telling * spread,
    };
  });
  return { columns: ['attempt', 'step', 'count', 'median ms', 'p90 ms'], rows, verdicts };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
