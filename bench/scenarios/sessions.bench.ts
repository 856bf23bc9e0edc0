import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '@realmwright/testkit/realm/free-port';
import { liveHeapsOf } from '../load/live-heaps.ts';
import { costOf } from '../load/process-cost.ts';
import { startRealmZone, type ZoneProtocol } from '../load/realm-zone.ts';
import type { SessionMemory } from '../load/session-memory.ts';
import { median, rounded } from '../load/statistics.ts';
import { fieldSide } from '../load/zone-crowd.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** What a session costs in memory: proven with nothing in view, and in the world with 24 others in view. */
export const sessions: Scenario = {
  name: 'sessions',
  goals: ['P-10'],
  minutes: 11,
  purpose:
    'Memory per session, bytes that live in heap and buffers after a collection: proven sessions of a gateway beside bare sockets with two ciphers, sessions of the realtime edge beside bare WebSockets, and players who see 24 others, in the edge, the world and the services. The last row of each is what all processes of the realm grow by, reserves and database included.',
  run: runSessions,
};

const most = { ratio: 3, webRatio: 2, inWorldKilobytes: 64 };
const kinds = ['bare', 'gateway', 'bare-web', 'realtime'] as const;
type Kind = (typeof kinds)[number];

async function runSessions({ quick, counts, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const count = counts?.[0] ?? (quick ? 500 : 4_000);
  const residents = quick ? 100 : 800;
  const each: Record<Kind, number[]> = { bare: [], gateway: [], 'bare-web': [], realtime: [] };
  for (let round = 1; round <= (quick ? 1 : 3); round++) {
    for (const kind of kinds) {
      const { kilobytesEach } = await measure(kind, count);
      each[kind].push(kilobytesEach);
      progress(`${kind}, round ${round}: ${kilobytesEach} KB each`);
    }
  }
  const figure = (kind: Kind): number => rounded(median(each[kind]), 2);
  const ratio = rounded(figure('gateway') / figure('bare'), 2);
  const webRatio = rounded(figure('realtime') / figure('bare-web'), 2);
  const inWorld = [];
  for (const protocol of ['game', 'realtime'] as const) {
    const grown = await measureWorld(residents, protocol);
    progress(`${protocol} players in the world: ${JSON.stringify(grown)} KB each`);
    inWorld.push({ protocol, grown });
  }
  return {
    columns: ['what', 'sessions', 'KB each'],
    rows: [
      ['bare socket with two ciphers', count, figure('bare')],
      ['session of a gateway, nothing in view', count, figure('gateway')],
      ['bare WebSocket', count, figure('bare-web')],
      ['session of the realtime edge, nothing in view', count, figure('realtime')],
      ...inWorld.flatMap(({ protocol, grown }) =>
        Object.entries(grown).map(([part, kilobytes]) => [
          `${protocol} player, 24 in view: ${part}`,
          residents,
          kilobytes,
        ]),
      ),
    ],
    verdicts: [
      {
        goal: `P-10, a session with nothing in view <= ${most.ratio} x a bare socket`,
        measured: `${ratio} x`,
        reached: ratio <= most.ratio,
      },
      {
        goal: `a session of the realtime edge with nothing in view <= ${most.webRatio} x a bare WebSocket`,
        measured: `${webRatio} x`,
        reached: webRatio <= most.webRatio,
      },
      ...inWorld.map(({ protocol, grown }) => ({
        goal: `P-10, edge memory of a ${protocol} session with 24 in view <= ${most.inWorldKilobytes} KB`,
        measured: `${grown.edge} KB`,
        reached: grown.edge <= most.inWorldKilobytes,
      })),
    ],
  };
}

const memoryRun = fileURLToPath(new URL('../load/session-memory.ts', import.meta.url));
const run = promisify(execFile);

async function measure(kind: Kind, count: number): Promise<SessionMemory> {
  const { stdout } = await run(process.execPath, [memoryRun, kind, String(count)], { timeout: 180_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Kilobytes per player. */
interface Grown {
  readonly edge: number;
  readonly world: number;
  readonly services: number;
  readonly 'all processes of the realm': number;
}

/** What a realm grows by per player who stands on the field and sees 24 others. */
async function measureWorld(count: number, protocol: ZoneProtocol): Promise<Grown> {
  const inspectorPort = await findFreePort();
  const zone = await startRealmZone(count, protocol, inspectorPort);
  try {
    const side = fieldSide(count);
    const somewhere = () => ({ x: Math.random() * side, y: Math.random() * side, orientation: 0 });
    const connect = (index: number) => zone.adapter.connect(index, somewhere(), false, () => undefined);
    // Everybody once, so that the code of joining is compiled and the database knows its rows; then a realm without them.
    for (let index = 0; index < count; index++) (await zone.join(index)).end();
    await zone.reopen();
    for (let index = 0; index < 20; index++) await connect(index);
    await sleep(10_000);
    const look = async () => ({
      heaps: await liveHeapsOf(inspectorPort),
      pss: costOf(zone.realm().pid).pssBytes,
    });
    const before = await look();
    for (let index = 20; index < count; index++) await connect(index);
    await sleep(20_000);
    const after = await look();
    const each = (bytes: number): number => rounded(bytes / (count - 20) / 1024, 1);
    const heap = ({ heaps }: typeof before, thread: RegExp): number =>
      [...heaps].reduce((sum, [name, bytes]) => (thread.test(name) ? sum + bytes : sum), 0);
    const grown = (thread: RegExp): number => each(heap(after, thread) - heap(before, thread));
    return {
      edge: grown(/edge/),
      world: grown(/world/),
      services: grown(/^main$/),
      'all processes of the realm': each(after.pss - before.pss),
    };
  } finally {
    await zone.stop();
  }
}
