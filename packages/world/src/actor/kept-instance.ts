import { type InstanceId, instanceId, type MapId, type RealmId } from '@realmwright/kernel/ids';
import type { Cancel } from '@realmwright/kernel/ports/clock';
import type { Health, Running } from '@realmwright/kernel/running';
import type { Millis } from '@realmwright/kernel/units';
import { defaultWorldRules, type WorldSetup } from '../world.ts';
import { InstanceHost } from './instance-host.ts';
import type { InstanceMetrics } from './instance-metrics.ts';
import type { InstancePorts, WorldConfig } from './world-config.ts';

/** The first pause before an instance that failed is opened again, the longest one, and how long one lasts that is well. */
const REOPEN_MILLIS = 5_000;
const LONGEST_REOPEN_MILLIS = 300_000;
const WELL_MILLIS = 600_000;

/**
 * Keeps one map open. An instance whose step failed turns everybody away for a while, and then another takes its place,
 * which begins as after a start of the worker: with the creatures of the content and the kept spawns, and players come as
 * they were last saved. The pause doubles from one failure to the next, and is short again once an instance has lasted.
 */
export class KeptInstance implements Running {
  readonly #ports: InstancePorts;
  readonly #config: WorldConfig;
  readonly #map: MapId;
  readonly #epoch: number;
  readonly #metrics: InstanceMetrics;
  #openings = 0;
  #host: InstanceHost;
  #openedAt: Millis;
  #pause: Millis = 0;
  #cancel: Cancel | undefined;
  #opening: Promise<void> | undefined;
  #isEnding = false;

  constructor(
    ports: InstancePorts,
    config: WorldConfig,
    { map, epoch }: { readonly map: MapId; readonly epoch: number },
    metricsOf: (instance: InstanceId) => InstanceMetrics,
  ) {
    const instance = instanceOfMap(config.realm, map);
    this.#ports = { ...ports, log: ports.log.with({ instance }) };
    this.#config = config;
    this.#map = map;
    this.#epoch = epoch;
    this.#metrics = metricsOf(instance);
    this.#openedAt = ports.clock.monotonic();
    this.#host = this.#newHost();
  }

  start(): Promise<void> {
    return this.#host.start();
  }

  health(): Health {
    return this.#host.health();
  }

  async drain(): Promise<void> {
    await this.#end();
    await this.#host.drain();
  }

  async stop(): Promise<void> {
    await this.#end();
    await this.#host.stop();
  }

  /** From now on nothing is opened any more. */
  async #end(): Promise<void> {
    this.#isEnding = true;
    this.#cancel?.();
    await this.#opening;
  }

  /** Each in an epoch of its own: edges hear the newest only. */
  #newHost(): InstanceHost {
    const { realm, content, seed, rules } = this.#config;
    const setup: WorldSetup = {
      instance: instanceOfMap(realm, this.#map),
      map: this.#map,
      epoch: this.#epoch + this.#openings++,
      seed: seed ?? randomSeed(this.#ports),
      rules: { ...defaultWorldRules, ...rules },
      navigation: this.#ports.navigation?.fingerprint ?? '',
      content,
    };
    return new InstanceHost(this.#ports, this.#config, setup, this.#metrics, () => this.#openLater());
  }

  #openLater(): void {
    if (this.#isEnding) return;
    const { clock, log } = this.#ports;
    const isWell = clock.monotonic() - this.#openedAt >= WELL_MILLIS;
    const first = this.#config.reopenMillis ?? REOPEN_MILLIS;
    this.#pause = isWell || this.#pause === 0 ? first : Math.min(LONGEST_REOPEN_MILLIS, this.#pause * 2);
    log.warn('instance-opens-later', { millis: this.#pause });
    this.#cancel = clock.after(this.#pause, () => {
      this.#opening = this.#openAnew();
    });
  }

  async #openAnew(): Promise<void> {
    const { clock, log } = this.#ports;
    const failed = this.#host;
    try {
      // The new one listens before the failed one ceases to, at the same moment: nobody who comes finds neither.
      this.#host = this.#newHost();
      this.#openedAt = clock.monotonic();
      const ended = failed.stop().catch((error: unknown) => log.warn('failed-instance-not-ended', { error }));
      await this.#host.start();
      await ended;
      log.info('instance-opened-anew');
    } catch (error) {
      log.error('instance-not-opened', { error });
      this.#openLater();
    }
  }
}

/** The instance of a map, as long as each map of a realm has one. Edges find a character's instance by it. */
function instanceOfMap(realm: RealmId, map: MapId): InstanceId {
  return instanceId(`r${realm}-m${map}-1`);
}

function randomSeed({ random }: InstancePorts): number {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
