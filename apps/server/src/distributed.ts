import { OperatorError } from '@realmwright/kernel/errors';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import { connectNatsBus } from '@realmwright/platform/bus/nats-bus';
import { claimDataFolder } from '@realmwright/platform/config/data-folder';
import type { RealmConfig } from '@realmwright/platform/config/realm-config';
import { readMigrations } from '@realmwright/platform/database/migration-files';
import { requireCurrentSchema } from '@realmwright/platform/database/migrations';
import { openPgDatabase } from '@realmwright/platform/database/pg-database';
import { openPinoLog } from '@realmwright/platform/log/pino-log';
import { openPromMetrics } from '@realmwright/platform/metrics/prom-metrics';
import type { EndWish } from './embedded.ts';
import { findMasterKey } from './master-key.ts';
import { answerProcessDoor } from './process-door.ts';
import { contentFolder, projectFolder } from './project-folder.ts';
import { type RoleGroup, startRoleGroup } from './role-group.ts';
import { type RoleName, roleNames } from './role-setting.ts';

export interface DistributedOptions {
  readonly dataFolder: string;
  readonly config: RealmConfig;
  readonly configFile?: string | undefined;
  readonly roles: readonly RoleName[];
  /** Unique among the processes of the cluster: letters, digits and hyphens. */
  readonly place: string;
  /** Which share of the maps a world process simulates. */
  readonly worker: { readonly index: number; readonly count: number };
}

/**
 * Runs some roles as this process, over NATS and a PostgreSQL that others share.
 * @throws OperatorError with what to do
 */
export async function openRoles(options: DistributedOptions): Promise<ServedRoles> {
  const { config, roles, place, dataFolder } = options;
  const startedAt = Date.now();
  refuseIllegalMixtures(config, roles);
  const needsDatabase = roles.includes('services');
  const log = openPinoLog({
    level: config.log.level,
    ...(config.log.file === '' ? {} : { file: config.log.file }),
  }).with({
    place,
  });
  const metrics = openPromMetrics({ labels: { place }, withProcess: true });
  if (needsDatabase) {
    if (config.accounts.secretKey === '') await claimDataFolder(dataFolder);
    const database = openPgDatabase({
      url: config.database.url,
      applicationName: `realmwright ${place}`,
      connections: 1,
    });
    try {
      await requireCurrentSchema(database, await readMigrations(projectFolder), log);
    } finally {
      await database.close();
    }
  }
  const connectBus = (user: string) =>
    connectNatsBus({
      url: config.bus.natsUrl,
      name: `${place} ${user}`,
      prefix: config.bus.prefix,
      onError: (error, subject) => log.error('bus-handler-failed', { user, subject, error }),
      onConnection: (isConnected) => log.warn(isConnected ? 'bus-connected' : 'bus-lost', { user }),
    });
  const group = await startRoleGroup({
    roles: roleNames.filter((name) => roles.includes(name)),
    setting: {
      config,
      content: await loadRealmContent(contentFolder(config)),
      projectFolder,
      dataFolder,
      configFile: options.configFile,
      place,
      database: needsDatabase ? { url: config.database.url, connections: config.database.connections } : undefined,
      masterKey: needsDatabase ? await findMasterKey(config.accounts.secretKey, dataFolder) : undefined,
      worker: options.worker,
      isSoleStart: false,
    },
    log,
    metrics,
    connectBus,
  });
  const bus = await connectBus('supervisor');
  const endWish = Promise.withResolvers<EndWish>();
  const closeDoor = answerProcessDoor(bus, {
    realm: config.realm.id,
    startedAt,
    log,
    status: () => ({
      place,
      startedAt,
      dataFolder,
      database: needsDatabase ? 'configured PostgreSQL' : '',
      addresses: group.addresses,
      roles: group.healthByRole().map(({ role, health }) => ({ name: role, health })),
    }),
    worldMetrics: roles.includes('world') ? () => metrics.text() : undefined,
    wishEnd: (reason, isRestart) => endWish.resolve({ reason, isFailure: false, isRestart }),
  });
  return {
    ...group,
    endWished: endWish.promise,
    stop: async () => {
      await closeDoor();
      await group.stop();
      await bus.drain();
    },
  };
}

/** The roles of this process, and when somebody wants them to end. */
export interface ServedRoles extends RoleGroup {
  readonly endWished: Promise<EndWish>;
}

/** Mixtures that would seem to work and lose messages or data. */
function refuseIllegalMixtures(config: RealmConfig, roles: readonly RoleName[]): void {
  if (config.bus.natsUrl === '') {
    throw new OperatorError(
      'Roles in separate processes need a NATS server: set REALMWRIGHT_NATS_URL. A realm in one process starts with `npm start`.',
    );
  }
  if (roles.includes('services') && config.database.url === '') {
    throw new OperatorError(
      'The role services needs a PostgreSQL that all processes share: set REALMWRIGHT_DATABASE_URL. The embedded one belongs to `npm start` alone.',
    );
  }
}
