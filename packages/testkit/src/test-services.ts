import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { type RealmId, realmId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Cancel, Clock } from '@realmwright/kernel/ports/clock';
import type { Log, LogFields } from '@realmwright/kernel/ports/log';
import type { Metrics } from '@realmwright/kernel/ports/metrics';
import type { Running } from '@realmwright/kernel/running';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { systemClock } from '@realmwright/platform/clock/system-clock';
import type { Database } from '@realmwright/platform/database/database';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { fixedSettings, type ServicesConfig, startServices } from '@realmwright/services/start';
import { openTestDatabase } from './test-database.ts';

/** All feature services on a database of their own, and a bus to ask them over. */
export interface TestServices extends AsyncDisposable {
  readonly bus: Bus;
  readonly database: Database;
  readonly realm: RealmId;
  readonly content: RealmContent;
  /** Wall time of the services; moving it moves nothing else. */
  readonly clock: ShiftedClock;
  /** What was logged as warning or error, newest last, at most 1,000. */
  readonly complaints: readonly { readonly event: string; readonly fields: LogFields | undefined }[];
}

/** The machine's clock with a shift that tests move. */
export interface ShiftedClock extends Clock {
  advance(millis: number): void;
}

/** Where the roles of one test meet. */
export interface TestBus {
  /** Another bus of it; `onError` is told what a handler throws. */
  connect(onError: (error: unknown, subject: string) => void): Promise<Bus>;
  close(): Promise<void>;
}

function memoryTestBus(): TestBus {
  const router = new BusRouter();
  return {
    connect: async (onError) => connectMemoryBus(router, { onError }),
    close: async () => router.close(),
  };
}

/**
 * Starts the services role for one test; `await using services = await startTestServices()`. With several replicas they
 * share the database and the work.
 */
export async function startTestServices(
  config: Partial<ServicesConfig> = {},
  { replicas = 1, meeting = memoryTestBus() }: { readonly replicas?: number; readonly meeting?: TestBus } = {},
): Promise<TestServices> {
  content ??= loadRealmContent(fileURLToPath(new URL('../../../mods/hollowmere', import.meta.url)));
  const loaded = await content;
  const fixture = await openTestDatabase();
  const complaints: { event: string; fields: LogFields | undefined }[] = [];
  const log = complaintLog(complaints);
  const onError = (error: unknown, subject: string) => log.error('bus-handler-failed', { error, subject });
  const bus = await meeting.connect(onError);
  const clock = shiftedClock();
  const realm = realmId(1);
  const started: { readonly running: Running; readonly serviceBus: Bus }[] = [];
  for (let replica = 0; replica < replicas; replica++) {
    const serviceBus = await meeting.connect(onError);
    const running = await startServices(
      { bus: serviceBus, clock, random: systemRandom, log, metrics: silentMetrics, database: fixture.database },
      {
        masterKey: new Uint8Array(32).fill(7),
        isSoleStart: replica === 0,
        realms: [{ realm, name: 'Testmere', content: loaded }],
        settings: fixedSettings({ messageOfTheDay: ['Mind the geese.'] }),
        worldCommands: [],
        ...config,
      },
    );
    started.push({ running, serviceBus });
  }
  await bus.flush();
  return {
    bus,
    database: fixture.database,
    realm,
    content: loaded,
    clock,
    complaints,
    async [Symbol.asyncDispose]() {
      await bus.drain();
      for (const { running, serviceBus } of started) {
        await running.stop();
        await serviceBus.drain();
      }
      await meeting.close();
      await fixture[Symbol.asyncDispose]();
    },
  };
}

/** Read once per test file. */
let content: Promise<RealmContent> | undefined;

/** Waits until `holds` says so, thirty seconds at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 3_000; i++) {
    if (await holds()) return;
    await delay(10);
  }
  throw new Error('what was waited for did not come within thirty seconds');
}

function shiftedClock(): ShiftedClock {
  let shift = 0;
  return {
    now: () => systemClock.now() + shift,
    monotonic: () => systemClock.monotonic() + shift,
    after: (millis, callback): Cancel => systemClock.after(millis, callback),
    every: (period, callback): Cancel => systemClock.every(period, callback),
    advance(millis) {
      shift += millis;
    },
  };
}

function complaintLog(complaints: { event: string; fields: LogFields | undefined }[]): Log {
  const keep = (event: string, fields: LogFields | undefined): void => {
    if (complaints.length < 1000) complaints.push({ event, fields });
  };
  const log: Log = { debug() {}, info() {}, warn: keep, error: keep, with: () => log };
  return log;
}

const silentMetrics: Metrics = {
  counter: () => ({ add() {} }),
  gauge: () => ({ set() {} }),
  histogram: () => ({ observe() {} }),
};
