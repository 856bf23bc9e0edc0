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
import { findMasterKey } from './master-key.ts';
import { contentFolder, projectFolder } from './project-folder.ts';
import { type RoleGroup, startRoleGroup } from './role-group.ts';
import { type RoleName, roleNames } from './role-setting.ts';

export interface DistributedOptions {
  readonly dataFolder: string;
  readonly config: RealmConfig;
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
export async function openRoles(options: DistributedOptions): Promise<RoleGroup> {
  const { config, roles, place, dataFolder } = options;
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
  return startRoleGroup({
    roles: roleNames.filter((name) => roles.includes(name)),
    setting: {
      config,
      content: await loadRealmContent(contentFolder(config)),
      projectFolder,
      dataFolder,
      place,
      database: needsDatabase ? { url: config.database.url, connections: config.database.connections } : undefined,
      masterKey: needsDatabase ? await findMasterKey(config.accounts.secretKey, dataFolder) : undefined,
      worker: options.worker,
      isSoleStart: false,
    },
    log,
    metrics,
    connectBus: (role) =>
      connectNatsBus({
        url: config.bus.natsUrl,
        name: `${place} ${role}`,
        prefix: config.bus.prefix,
        onError: (error, subject) => log.error('bus-handler-failed', { role, subject, error }),
        onConnection: (isConnected) => log.warn(isConnected ? 'bus-connected' : 'bus-lost', { role }),
      }),
  });
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
