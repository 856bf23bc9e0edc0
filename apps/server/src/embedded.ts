import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { OperatorError } from '@realmwright/kernel/errors';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { tapWithLane } from '@realmwright/platform/bus/lane-bus';
import { attachPort, connectMemoryBus, connectPortBus } from '@realmwright/platform/bus/memory-bus';
import { claimDataFolder } from '@realmwright/platform/config/data-folder';
import type { RealmConfig } from '@realmwright/platform/config/realm-config';
import { openControlSocket } from '@realmwright/platform/control/control-socket';
import { acquireRealmLock } from '@realmwright/platform/control/realm-lock';
import { readMigrations } from '@realmwright/platform/database/migration-files';
import { migrate } from '@realmwright/platform/database/migrations';
import { startEmbeddedPostgres } from '@realmwright/platform/embedded-postgres/embedded-postgres';
import { openPinoLog, type PinoLogOptions } from '@realmwright/platform/log/pino-log';
import { rotateLog } from '@realmwright/platform/log/rotate-log';
import { mergeMetricTexts, openPromMetrics } from '@realmwright/platform/metrics/prom-metrics';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { type RoleThread, startRoleThread } from '@realmwright/platform/threads/role-thread';
import type { ListeningAddress } from '@realmwright/platform/threads/thread-messages';
import { EndStack } from './end-stack.ts';
import { type FirstOperator, makeFirstOperator } from './first-operator.ts';
import { findMasterKey } from './master-key.ts';
import { openPages } from './pages.ts';
import { contentFolder, projectFolder, readVersion } from './project-folder.ts';
import { answerRealmDoor } from './realm-door.ts';
import { requireFreePorts } from './require-free-ports.ts';
import { startRoleGroup } from './role-group.ts';
import type { RoleName, RoleSetting } from './role-setting.ts';
import { type LanePart, planStepLane, type StepLane, stepSubjects } from './step-lane.ts';
import type { ThreadPlan } from './thread-plan.ts';

/** A whole realm in this process. */
export interface EmbeddedRealm {
  readonly addresses: readonly ListeningAddress[];
  /** Present at the very first start. */
  readonly firstOperator: FirstOperator | undefined;
  /** Resolves with a reason when the realm should end: asked by an operator, or a part of it is lost. */
  readonly endWished: Promise<EndWish>;
  /** Clients are told, everything is saved, the database is closed. Idempotent. */
  stop(): Promise<void>;
}

export interface EndWish {
  readonly reason: string;
  /** Whether something broke. */
  readonly isFailure: boolean;
  /** Whether everything is to be opened again. */
  readonly isRestart: boolean;
}

export interface EmbeddedOptions {
  readonly dataFolder: string;
  readonly config: RealmConfig;
  /** The configuration file that was named, read again by `.reload config`. */
  readonly configFile?: string | undefined;
  /** Everything in one thread, for debugging. */
  readonly isInline: boolean;
  /** Told what is being done, in words for the person who waits. */
  readonly onProgress: (message: string) => void;
}

/**
 * Opens the realm: this thread supervises and runs services and HTTP, one thread login and gateway, one thread each
 * world worker; the database is PostgreSQL's own program beside us unless another one is configured.
 * @throws OperatorError with what to do
 */
export async function openEmbeddedRealm(options: EmbeddedOptions): Promise<EmbeddedRealm> {
  const ends = new EndStack();
  try {
    return await open(options, ends);
  } catch (error) {
    await ends.runAll();
    throw error;
  }
}

async function open(options: EmbeddedOptions, ends: EndStack): Promise<EmbeddedRealm> {
  const { dataFolder, config, onProgress } = options;
  const startedAt = Date.now();
  if (config.bus.natsUrl !== '') {
    throw new OperatorError(
      'A realm in one process needs no NATS server, and the command-line tool would look for it there. Unset REALMWRIGHT_NATS_URL (bus.natsUrl), or run the roles with `realmwright serve`.',
    );
  }
  await claimDataFolder(dataFolder);
  const lock = await acquireRealmLock(dataFolder);
  ends.push('lock', () => lock.release());
  const logOptions: PinoLogOptions = {
    level: config.log.level,
    file: config.log.file || join(dataFolder, 'realm.log'),
  };
  if (logOptions.file !== undefined) await rotateLog(logOptions.file);
  await rotateLog(join(dataFolder, 'postgres.log'));
  const log = openPinoLog(logOptions).with({ thread: 'main' });
  log.info('realm-starting', { version: readVersion(), dataFolder, processId: process.pid });
  ends.push('log', async () => log.info('realm-ended'));

  await requireFreePorts(config);
  const pages = openPages({ projectFolder, dataFolder, log, onProgress });
  ends.push('pages', async () => pages.stop());
  const contentLoading = loadRealmContent(contentFolder(config));
  contentLoading.catch(() => {});
  const endWish = Promise.withResolvers<EndWish>();
  const wishEnd = (reason: string, isFailure: boolean, isRestart = false) =>
    endWish.resolve({ reason, isFailure, isRestart });

  const databaseUrl = await openDatabaseServer(options, ends, () => wishEnd('the database server has ended', true));
  const migrations = await readMigrations(projectFolder);
  await migrate({ url: databaseUrl, migrations, onStep: ({ name }) => onProgress(`preparing the database: ${name}`) });

  const content = await contentLoading;
  const setting: Omit<RoleSetting, 'place'> = {
    config,
    content,
    projectFolder,
    dataFolder,
    configFile: options.configFile,
    database: undefined,
    masterKey: undefined,
    worker: { index: 0, count: config.world.workers },
    isSoleStart: true,
  };
  const router = new BusRouter();
  ends.push('bus', async () => router.close());
  const metrics = openPromMetrics({ labels: { thread: 'main' }, withProcess: true });
  const onError = (error: unknown, subject: string) => log.error('bus-handler-failed', { subject, error });
  const connectBus = async () => connectMemoryBus(router, { onError });

  onProgress('starting the services');
  const services = await startRoleGroup({
    roles: ['services'],
    setting: {
      ...setting,
      place: 'main',
      database: { url: databaseUrl, connections: config.database.connections },
      masterKey: await findMasterKey(config.accounts.secretKey, dataFolder),
    },
    log,
    metrics,
    connectBus,
  });
  ends.push('services', async () => {
    await services.drain();
    await services.stop();
  });

  onProgress(`opening the world (${config.world.workers === 1 ? 'one worker' : `${config.world.workers} workers`})`);
  const threads: RoleThread[] = [];
  const inlineGroups: Awaited<ReturnType<typeof startRoleGroup>>[] = [];
  const edgeRoles: readonly RoleName[] = ['login', 'gateway', 'realtime'];
  const lane = options.isInline || config.world.workers > 1 ? undefined : planStepLane(edgeRoles.length);
  const startPart = async (name: string, roles: readonly RoleName[], worker: number, lanePart: LanePart) => {
    const partSetting: RoleSetting = { ...setting, place: name, worker: { ...setting.worker, index: worker } };
    if (options.isInline) {
      const group = await startRoleGroup({ roles, setting: partSetting, log, metrics, connectBus });
      ends.push(name, () => group.stop());
      ends.pushDrain(name, () => group.drain());
      inlineGroups.push(group);
      return;
    }
    const channels = roles.map(() => new MessageChannel());
    for (const { port1 } of channels) attachPort(router, port1);
    const plan: ThreadPlan = {
      kind: 'thread-plan',
      roles,
      setting: partSetting,
      log: logOptions,
      lane: lane === undefined ? 'none' : lanePart,
    };
    const thread = await startRoleThread({
      name,
      program: new URL('./thread.ts', import.meta.url),
      data: plan,
      ports: [...channels.map(({ port2 }) => port2), ...lanePorts(lane, lanePart)],
    });
    let isEnding = false;
    void thread.ended.then((error) => {
      if (isEnding) return;
      log.error('thread-lost', { name, error });
      const why = error instanceof Error ? `: ${error.message}` : '';
      wishEnd(`the thread ${name} has ended unexpectedly${why}`, true);
    });
    ends.push(name, async () => {
      isEnding = true;
      await thread.stop();
    });
    ends.pushDrain(name, () => thread.drain());
    threads.push(thread);
  };
  await Promise.all(
    Array.from({ length: config.world.workers }, (_, i) => startPart(`world-${i + 1}`, ['world'], i, 'hosts')),
  );
  const supervisorBus = await connectBus();
  onProgress('opening the doors');
  const roleHealth = () => [
    ...[services, ...inlineGroups].flatMap((group) => group.healthByRole()),
    ...threads.map((thread) => ({ role: thread.name, health: thread.health() })),
  ];
  const gatherMetrics = async () => {
    const texts = await Promise.all([metrics.text(), ...threads.map((thread) => thread.metricsText().catch(() => ''))]);
    return mergeMetricTexts(texts);
  };
  const http = await startRoleGroup({
    roles: ['http'],
    setting: { ...setting, place: 'main' },
    log,
    metrics,
    view: { gatherMetrics, roleHealth, pages: () => pages.folder },
    connectBus,
  });
  ends.push('http', () => http.stop());
  // The gateway last: it announces itself, and login and HTTP are there to hear it.
  await startPart('edge-1', edgeRoles, 0, 'joins');

  const addresses = [...threads, ...inlineGroups, http].flatMap((part) => part.addresses);
  const watcher = lane === undefined ? undefined : connectPortBus(lane.watcherPort, { onError });
  // Closed, not drained: a drain waits for the world's thread, which may be what has ended.
  ends.push('lane', async () => lane?.watcherPort.close());
  const tap = watcher === undefined ? router : tapWithLane(router, watcher, stepSubjects);
  const closeDoor = answerRealmDoor(supervisorBus, tap, {
    startedAt,
    dataFolder,
    database: config.database.url === '' ? 'embedded PostgreSQL' : 'configured PostgreSQL',
    addresses,
    realm: config.realm.id,
    log,
    health: () => [...roleHealth(), ...http.healthByRole()].map(({ role, health }) => ({ name: role, health })),
    metricsText: gatherMetrics,
    wishEnd: (reason, isRestart) => wishEnd(reason, false, isRestart),
  });
  ends.pushDrain('door', closeDoor);
  const door = await openControlSocket(dataFolder, router);
  ends.push('control socket', () => door.close());
  // Last of all, because the password is shown only when the realm has opened.
  const firstOperator = await makeFirstOperator(supervisorBus, systemRandom, config.accounts.firstOperator);
  log.info('realm-open', { addresses, millis: Date.now() - startedAt });
  return {
    addresses,
    firstOperator,
    endWished: endWish.promise,
    stop: () => ends.runAll((name, error) => log.error('end-failed', { name, error })),
  };
}

function lanePorts(lane: StepLane | undefined, part: LanePart): StepLane['hostPorts'] {
  if (lane === undefined || part === 'none') return [];
  return part === 'hosts' ? lane.hostPorts : lane.edgePorts;
}

async function openDatabaseServer(
  { config, dataFolder, onProgress }: EmbeddedOptions,
  ends: EndStack,
  onLost: () => void,
): Promise<string> {
  if (config.database.url !== '') return config.database.url;
  onProgress('starting the database');
  const postgres = await startEmbeddedPostgres({ dataFolder, onProgress });
  let isEnding = false;
  void postgres.ended.then(() => isEnding || onLost());
  ends.push('database', async () => {
    isEnding = true;
    await postgres.stop();
  });
  return postgres.url();
}
