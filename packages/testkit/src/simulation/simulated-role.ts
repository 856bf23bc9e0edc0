import type { EdgePorts } from '@realmwright/edge/start';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Log, LogFields } from '@realmwright/kernel/ports/log';
import type { Metrics } from '@realmwright/kernel/ports/metrics';
import type { ServicePorts } from '@realmwright/services/start';
import { SimulatedBus } from './simulated-bus.ts';
import type { Simulation } from './simulation.ts';

/**
 * The process that a role runs in, as far as the role can tell: every port it has leads through here, so that all of
 * them go dead at once when it is killed.
 */
export class SimulatedRole {
  readonly name: string;
  readonly ports: ServicePorts & EdgePorts;
  readonly bus: SimulatedBus;
  isDead = false;
  readonly #simulation: Simulation;
  readonly #kills: (() => void)[];
  readonly #onDeath: () => void;

  /** `name` is used once in a simulation. */
  constructor(simulation: Simulation, name: string, onDeath: () => void) {
    this.#simulation = simulation;
    this.#onDeath = onDeath;
    this.name = name;
    const log = this.#log({});
    this.bus = new SimulatedBus(simulation.bus, name, (error, subject) =>
      log.error('bus-handler-failed', { error, subject }),
    );
    simulation.bus.join(this.bus);
    const database = simulation.database.openFor(name);
    const sockets = simulation.sockets.listenFor(name);
    this.#kills = [() => this.bus.kill(), database.kill, sockets.kill];
    this.ports = {
      bus: this.bus,
      clock: this.#clock(simulation.clock),
      random: simulation.random.fork(`role ${name}`),
      log,
      metrics: silentMetrics,
      faults: simulation.faults.portOf(name, () => this.kill()),
      database: database.database,
      listen: sockets.listen,
    };
  }

  /** Ends the process at this very point of its work. */
  kill(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.#simulation.history.add(`${this.name} is killed`);
    for (const kill of this.#kills) kill();
    this.#onDeath();
  }

  #clock(clock: Clock): Clock {
    const alive = (callback: () => void) => () => {
      if (!this.isDead) callback();
    };
    return {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      after: (delay, callback) => clock.after(delay, alive(callback)),
      every: (period, callback) => {
        const cancel = clock.every(period, () => {
          if (this.isDead) cancel();
          else callback();
        });
        return cancel;
      },
    };
  }

  #log(fields: LogFields): Log {
    const say = (level: 'info' | 'warn' | 'error') => (event: string, more?: LogFields) => {
      if (!this.isDead) this.#simulation.noteLog({ role: this.name, level, event, fields: { ...fields, ...more } });
    };
    return {
      debug: () => undefined,
      info: say('info'),
      warn: say('warn'),
      error: say('error'),
      with: (more) => this.#log({ ...fields, ...more }),
    };
  }
}

const silentMetrics: Metrics = {
  counter: () => ({ add() {} }),
  gauge: () => ({ set() {} }),
  histogram: () => ({ observe() {} }),
};
