import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Log, LogFields } from '@realmwright/kernel/ports/log';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { systemClock } from '@realmwright/platform/clock/system-clock';
import { openPromMetrics, type PromMetrics } from '@realmwright/platform/metrics/prom-metrics';
import { systemRandom } from '@realmwright/platform/random/system-random';

/** The ports of a role under test: the machine's clock and chance, real metrics, a log that remembers. */
export interface TestPorts extends RolePorts {
  readonly metrics: PromMetrics;
  /** Every event logged, newest last, at most 1,000. */
  readonly events: readonly { readonly level: string; readonly event: string; readonly fields: LogFields }[];
}

/** Ports for one role on that bus. */
export function testPorts(bus: Bus): TestPorts {
  const events: { level: string; event: string; fields: LogFields }[] = [];
  const log = (fields: LogFields): Log => {
    const at = (level: string) => (event: string, more?: LogFields) => {
      if (events.length < 1_000) events.push({ level, event, fields: { ...fields, ...more } });
    };
    const with_ = (more: LogFields): Log => log({ ...fields, ...more });
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), with: with_ };
  };
  const metrics = openPromMetrics({ labels: { role: 'test' }, withProcess: false });
  return { bus, clock: systemClock, random: systemRandom, log: log({}), metrics, events };
}
