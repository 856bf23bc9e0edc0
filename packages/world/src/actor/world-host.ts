import { mapId } from '@realmwright/kernel/ids';
import type { Running } from '@realmwright/kernel/running';
import { declareWorldMetrics } from './instance-metrics.ts';
import { KeptInstance } from './kept-instance.ts';
import type { WorldConfig, WorldPorts } from './world-config.ts';

/**
 * Starts a world worker: an instance of each of its maps. Resolves when intents are heard; `health` is ready once the
 * kept spawns of every map are known.
 */
export async function startWorld(ports: WorldPorts, config: WorldConfig): Promise<Running> {
  const metricsOf = declareWorldMetrics(ports.metrics);
  const maps = config.maps ?? config.content.maps.map(({ id }) => mapId(id));
  const epoch = config.epoch ?? Math.floor(ports.clock.now() / 1000);
  const instances: KeptInstance[] = [];
  for (const map of maps) {
    const land = config.content.lands.find((candidate) => candidate.map === map);
    const navigation = land === undefined ? undefined : await ports.openNavigation?.(land);
    instances.push(new KeptInstance({ ...ports, navigation }, config, { map, epoch }, metricsOf));
  }
  for (const instance of instances) await instance.start();
  return {
    drain: async () => {
      await Promise.all(instances.map((instance) => instance.drain()));
    },
    stop: async () => {
      await Promise.all(instances.map((instance) => instance.stop()));
    },
    health: () => instances.map((instance) => instance.health()).find(({ ready }) => !ready) ?? { ready: true },
  };
}
