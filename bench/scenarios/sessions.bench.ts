import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { costOf } from '../load/process-cost.ts';
import { startRealmZone } from '../load/realm-zone.ts';
import type { SessionMemory } from '../load/session-memory.ts';
import { median, rounded } from '../load/statistics.ts';
import { fieldSide } from '../load/zone-crowd.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** What a session costs in memory: proven with nothing in view, and in the world with 24 others in view. */
export const sessions: Scenario = {
  name: 'sessions',
  goals: ['P-10'],
  minutes: 7,
  purpose:
    'Memory per session: proven sessions of a gateway beside bare sockets with two ciphers, sessions of the realtime edge beside bare WebSockets, and players in a whole realm who see 24 others (world and services included, so an upper bound for the edge).',
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
  const inWorld = await measureWorld(residents);
  progress(`in the world: ${inWorld} KB each`);
  const ratio = rounded(figure('gateway') / figure('bare'), 2);
  const webRatio = rounded(figure('realtime') / figure('bare-web'), 2);
  return {
    columns: ['what', 'sessions', 'KB each'],
    rows: [
      ['bare socket with two ciphers', count, figure('bare')],
      ['session of a gateway, nothing in view', count, figure('gateway')],
      ['bare WebSocket', count, figure('bare-web')],
      ['session of the realtime edge, nothing in view', count, figure('realtime')],
      ['player of a whole realm, 24 in view', residents, inWorld],
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
      {
        goal: `P-10, a session with 24 in view <= ${most.inWorldKilobytes} KB`,
        measured: `${inWorld} KB`,
        reached: inWorld <= most.inWorldKilobytes,
      },
    ],
  };
}

const memoryRun = fileURLToPath(new URL('../load/session-memory.ts', import.meta.url));
const run = promisify(execFile);

async function measure(kind: Kind, count: number): Promise<SessionMemory> {
  const { stdout } = await run(process.execPath, [memoryRun, kind, String(count)], { timeout: 180_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Kilobytes that a whole realm grows by per player who stands on the field and sees 24 others. */
async function measureWorld(count: number): Promise<number> {
  const zone = await startRealmZone(count);
  try {
    const side = fieldSide(count);
    const somewhere = () => ({ x: Math.random() * side, y: Math.random() * side, orientation: 0 });
    // Everybody once, so that the code of joining is compiled and the database knows its rows; then a realm without them.
    for (let index = 0; index < count; index++) (await zone.join(index)).end();
    await zone.reopen();
    for (let index = 0; index < 20; index++) await zone.adapter.connect(index, somewhere(), false, () => undefined);
    await sleep(10_000);
    const before = costOf(zone.realm().pid).pssBytes;
    for (let index = 20; index < count; index++) {
      await zone.adapter.connect(index, somewhere(), false, () => undefined);
    }
    await sleep(20_000);
    return rounded((costOf(zone.realm().pid).pssBytes - before) / (count - 20) / 1024, 1);
  } finally {
    await zone.stop();
  }
}
