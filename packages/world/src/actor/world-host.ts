import { type InstanceId, instanceId, type MapId, mapId, type RealmId } from '@realmwright/kernel/ids';
import type { Running } from '@realmwright/kernel/running';
import { defaultWorldRules, type WorldSetup } from '../world.ts';
import { InstanceHost } from './instance-host.ts';
import { declareWorldMetrics } from './instance-metrics.ts';
import type { WorldConfig, WorldPorts } from './world-config.ts';

/**
 * Starts a world worker: an instance of each of its maps. Resolves when intents are heard; `health` is ready once the
 * kept spawns of every map are known.
 */
export async function startWorld(ports: WorldPorts, config: WorldConfig): Promise<Running> {
  const metricsOf = declareWorldMetrics(ports.metrics);
  const maps = config.maps ?? config.content.maps.map(({ id }) => mapId(id));
  const epoch = config.epoch ?? Math.floor(ports.clock.now() / 1000);
  const hosts: InstanceHost[] = [];
  for (const map of maps) {
    const instance = instanceOfMap(config.realm, map);
    const setup: WorldSetup = {
      instance,
      map,
      epoch,
      seed: config.seed ?? randomSeed(ports),
      rules: { ...defaultWorldRules, ...config.rules },
      content: config.content,
    };
    const log = ports.log.with({ instance });
    hosts.push(new InstanceHost({ ...ports, log }, config, setup, metricsOf(instance)));
  }
  for (const host of hosts) await host.start();
  return {
    drain: async () => {
      await Promise.all(hosts.map((host) => host.drain()));
    },
    stop: async () => {
      await Promise.all(hosts.map((host) => host.stop()));
    },
    health: () => hosts.map((host) => host.health()).find(({ ready }) => !ready) ?? { ready: true },
  };
}

/** The instance of a map, as long as each map of a realm has one. Edges find a character's instance by it. */
function instanceOfMap(realm: RealmId, map: MapId): InstanceId {
  return instanceId(`r${realm}-m${map}-1`);
}

function randomSeed({ random }: WorldPorts): number {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
