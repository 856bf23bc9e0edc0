import type { Bus } from './bus.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Random } from './random.ts';

/**
 * What every role is given and nothing more: no role opens anything of the machine by itself. The log already carries
 * the role's name; the bus belongs to the role alone, so that draining it ends the role's subscriptions and no others'.
 */
export interface RolePorts {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Given in simulations alone. */
  readonly faults?: Faults;
}
