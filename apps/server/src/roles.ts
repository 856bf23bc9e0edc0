import { join } from 'node:path';
import type { ConnectionLimits } from '@realmwright/edge/http/start';
import type { Land } from '@realmwright/gamedata/terrain/land';
import { InvariantError } from '@realmwright/kernel/errors';
import { mapId, realmId } from '@realmwright/kernel/ids';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Running } from '@realmwright/kernel/running';
import { openPgDatabase } from '@realmwright/platform/database/pg-database';
import type { ListeningAddress } from '@realmwright/platform/threads/thread-messages';
import type { WorldSetup } from '@realmwright/world/start';
import { LiveSettings } from './live-settings.ts';
import { projectFolder, readVersion } from './project-folder.ts';
import type { RoleName, RoleSetting, StartedRole, SupervisorView } from './role-setting.ts';

type StartRole = (ports: RolePorts, setting: RoleSetting, view: SupervisorView) => Promise<StartedRole>;

/**
 * Name to start function. Each role is loaded when it is started, so a thread holds only the code of its own roles.
 */
const startByName: Readonly<Record<RoleName, StartRole>> = {
  services: startServicesRole,
  world: startWorldRole,
  gateway: startGatewayRole,
  login: startLoginRole,
  http: startHttpRole,
  realtime: startRealtimeRole,
};

/** Starts one role with the configuration that is made for it from the setting. */
export async function startRole(
  name: RoleName,
  ports: RolePorts,
  setting: RoleSetting,
  view: SupervisorView,
): Promise<StartedRole> {
  return startByName[name](ports, setting, view);
}

async function startServicesRole(ports: RolePorts, setting: RoleSetting): Promise<StartedRole> {
  const { config, content, isSoleStart, masterKey } = setting;
  if (setting.database === undefined || masterKey === undefined) {
    throw new InvariantError('the services need a database and the key of the installation');
  }
  const { startServices } = await import('@realmwright/services/start');
  const { worldCommands } = await import('@realmwright/world/commands/catalogue');
  const database = openPgDatabase({
    ...setting.database,
    applicationName: `realmwright ${setting.place}`,
    onConnectionLost: (error) => ports.log.warn('database-connection-lost', { error }),
  });
  try {
    const realms = [{ realm: realmId(config.realm.id), name: config.realm.name, content }];
    const settings = new LiveSettings(setting);
    const guests = { most: config.accounts.guests, days: config.accounts.guestDays };
    const { operatorsNeedAuthenticator } = config.accounts;
    const services = { masterKey, isSoleStart, realms, worldCommands, settings, guests, operatorsNeedAuthenticator };
    const running = await startServices({ ...ports, database }, services);
    return started('services', running, [], () => database.close());
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startWorldRole(ports: RolePorts, setting: RoleSetting): Promise<StartedRole> {
  const { config, content, worker } = setting;
  const { startWorld } = await import('@realmwright/world/start');
  const recordings = join(setting.dataFolder, 'recordings');
  const { openRecordingFile } = await import('./recording-file.ts');
  const recording = config.world.record
    ? { openRecording: (setup: WorldSetup) => openRecordingFile(recordings, setup, ports.log) }
    : {};
  const { openKeptNavigation } = await import('./kept-navigation.ts');
  // Beside the packages, for all realms of this checkout; an installation that is read-only keeps them with its data.
  const meshes = [
    join(projectFolder, 'node_modules', '.cache', 'realmwright-navigation'),
    join(setting.dataFolder, 'navigation'),
  ];
  const openNavigation = (land: Land) => openKeptNavigation(meshes, land, ports.log);
  const running = await startWorld(
    { ...ports, ...recording, openNavigation },
    {
      realm: realmId(config.realm.id),
      content,
      maps: content.maps.filter((_, index) => index % worker.count === worker.index).map(({ id }) => mapId(id)),
      seed: config.world.seed,
      rules: {
        calendarPace: config.world.calendarPace,
        calendarOffsetMillis: config.world.calendarOffsetMinutes * 60_000,
      },
    },
  );
  return started('world', running, []);
}

async function startGatewayRole(ports: RolePorts, { config, content, place }: RoleSetting): Promise<StartedRole> {
  const { defaultGatewayLimits, edgeOfProcess, startGateway } = await import('@realmwright/edge/gateway/start');
  const { bind, gatewayPort, gatewayPort8606, gatewayPort5875 } = config.network;
  const gateway = await startGateway(ports, {
    edge: edgeOfProcess(place, ports.random),
    realm: realmId(config.realm.id),
    bind,
    port: gatewayPort,
    portByBuild: { 8606: gatewayPort8606, 5875: gatewayPort5875 },
    admittedBuilds: config.realm.builds,
    capacity: config.realm.capacity,
    content,
    limits: defaultGatewayLimits,
  });
  const addresses = [...gateway.portByBuild].map(([build, port]) => ({ name: `gateway ${build}`, host: bind, port }));
  return started('gateway', gateway, addresses);
}

async function startRealtimeRole(ports: RolePorts, { config, content, place }: RoleSetting): Promise<StartedRole> {
  const { defaultRealtimeLimits, startRealtime } = await import('@realmwright/edge/realtime/start');
  const { edgeOfProcess } = await import('@realmwright/edge/gateway/start');
  const { bind, realtimePort, realtimeOrigins, httpPort, trustedProxies } = config.network;
  const own = ['localhost', '127.0.0.1', config.network.publicAddress].filter((host) => host !== '');
  const realtime = await startRealtime(ports, {
    edge: edgeOfProcess(`${place}-rt`, ports.random),
    realm: realmId(config.realm.id),
    realmName: config.realm.name,
    bind,
    port: realtimePort,
    origins: [...own.map((host) => `http://${host}:${httpPort}`), ...wordsOf(realtimeOrigins)],
    trustedProxies: wordsOf(trustedProxies),
    content,
    capacity: config.realm.capacity,
    limits: { ...defaultRealtimeLimits, connections: connectionLimits(config) },
  });
  return started('realtime', realtime, [{ name: 'realtime', host: bind, port: realtime.port }]);
}

async function startLoginRole(ports: RolePorts, { config }: RoleSetting): Promise<StartedRole> {
  const { defaultLoginLimits, startLoginServer } = await import('@realmwright/edge/auth/start');
  const { bind, loginPort, publicAddress } = config.network;
  const { id, name, kind, timezone, builds } = config.realm;
  const login = await startLoginServer(ports, {
    bind,
    port: loginPort,
    realms: [{ realm: realmId(id), name, kind, timezone, builds, highlight: 'none' }],
    publicAddress,
    limits: defaultLoginLimits,
  });
  return started('login', login, [{ name: 'login', host: bind, port: login.port }]);
}

async function startHttpRole(
  ports: RolePorts,
  { config, content }: RoleSetting,
  { gatherMetrics, roleHealth, pages }: SupervisorView,
): Promise<StartedRole> {
  const { factsOf, startHttp } = await import('@realmwright/edge/http/start');
  const { bind, httpPort, realtimePort, realtimeOrigins, publicAddress, trustedProxies } = config.network;
  const { name: realmName } = config.realm;
  const http = await startHttp(
    { ...ports, gatherMetrics, roleHealth, pages: pages() },
    {
      bind,
      port: httpPort,
      realm: realmId(config.realm.id),
      realmName,
      facts: factsOf(realmName, content),
      realtimePort,
      version: readVersion(),
      origins: wordsOf(realtimeOrigins),
      hosts: publicAddress === '' ? [] : [publicAddress],
      trustedProxies: wordsOf(trustedProxies),
      connections: connectionLimits(config),
      operatorsNeedAuthenticator: config.accounts.operatorsNeedAuthenticator,
      registrationsPerHour: config.accounts.registration ? config.accounts.registrationsPerHour : 0,
      content,
      lands: content.lands,
      contentHash: content.hash,
    },
  );
  return started('http', http, [{ name: 'http', host: bind, port: http.port }]);
}

function connectionLimits({ network }: RoleSetting['config']): ConnectionLimits {
  return { total: network.connections, perAddress: network.connectionsPerAddress };
}

/** The parts of a setting that holds several. */
function wordsOf(setting: string): readonly string[] {
  return setting.split(/\s+/).filter(Boolean);
}

function started(
  role: RoleName,
  running: Running,
  addresses: readonly ListeningAddress[],
  afterStop: () => Promise<void> = async () => {},
): StartedRole {
  return {
    role,
    addresses,
    drain: () => running.drain(),
    health: () => running.health(),
    stop: async () => {
      await running.stop();
      await afterStop();
    },
  };
}
