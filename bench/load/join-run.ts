/**
 * Clients join one zone as fast as the server lets them, twenty at a time; in a process of its own so that no client
 * library disturbs another. Usage: node join-run.ts realmwright|realtime|colyseus whole|entry COUNT; prints one JSON line, a
 * `JoinResult`. `whole` is the way of a player from the password on, `entry` that of one who is signed in already.
 */
import { colyseusJoiner, startColyseusZone } from './peer-zones.ts';
import { cpuSecondsOf } from './process-cost.ts';
import { startRealmZone, type ZoneProtocol } from './realm-zone.ts';
import type { SignedIn } from './resident.ts';
import { percentile, rounded } from './statistics.ts';

/** What a storm of joins gave. */
export interface JoinResult {
  readonly clients: number;
  readonly joinsPerSecond: number;
  readonly latencyP50Millis: number;
  readonly latencyP99Millis: number;
  /** Server CPU milliseconds per join, over all server processes. */
  readonly cpuMillisPerJoin: number;
  /** CPU milliseconds of the clients per join: what the same machine spends on them meanwhile. */
  readonly clientCpuMillisPerJoin: number;
}

const atOnce = 20;
const [kind, way, countText] = process.argv.slice(2);
const count = Number(countText);

const result = kind === 'colyseus' ? await joinColyseus() : await joinRealm(kind === 'realtime' ? 'realtime' : 'game');
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);

/** Everybody has an account and a character that was made in an earlier run of the realm. */
async function joinRealm(protocol: ZoneProtocol): Promise<JoinResult> {
  const zone = await startRealmZone(count, protocol);
  try {
    await inTurn(async (index) => (await zone.join(index)).end());
    await zone.reopen();
    const signedIn = new Map<number, SignedIn>();
    if (way === 'entry') await inTurn(async (index) => void signedIn.set(index, await zone.signIn(index)));
    return await storm(zone.realm().pid, async (index) => {
      const bot = signedIn.get(index) ?? (await zone.signIn(index));
      (await bot.enter()).onlyDrain();
    });
  } finally {
    await zone.stop();
  }
}

async function joinColyseus(): Promise<JoinResult> {
  const { server, port } = await startColyseusZone();
  const join = await colyseusJoiner(port);
  const measured = await storm(server.pid, join);
  await server.stop();
  return measured;
}

async function storm(pid: number, join: (index: number) => Promise<void>): Promise<JoinResult> {
  const latencies: number[] = [];
  const cpuBefore = cpuSecondsOf(pid);
  const ownBefore = process.cpuUsage();
  const begun = performance.now();
  await inTurn(async (index) => {
    const asked = performance.now();
    await join(index);
    latencies.push(performance.now() - asked);
  });
  const seconds = (performance.now() - begun) / 1000;
  const cpuSeconds = cpuSecondsOf(pid) - cpuBefore;
  const own = process.cpuUsage(ownBefore);
  latencies.sort((one, other) => one - other);
  return {
    clients: count,
    joinsPerSecond: rounded(count / seconds, 1),
    latencyP50Millis: rounded(percentile(latencies, 0.5), 1),
    latencyP99Millis: rounded(percentile(latencies, 0.99), 1),
    cpuMillisPerJoin: rounded((cpuSeconds * 1000) / count, 2),
    clientCpuMillisPerJoin: rounded((own.user + own.system) / 1000 / count, 2),
  };
}

async function inTurn(work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
