import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Health, Running } from '@realmwright/kernel/running';
import { systemClock } from '@realmwright/platform/clock/system-clock';
import type { PromMetrics } from '@realmwright/platform/metrics/prom-metrics';
import { systemRandom } from '@realmwright/platform/random/system-random';
import type { ListeningAddress } from '@realmwright/platform/threads/thread-messages';
import { type OpenPages, openPages } from './pages.ts';
import type { RoleName, RoleSetting, StartedRole, SupervisorView } from './role-setting.ts';
import { startRole } from './roles.ts';

/** Several roles of one thread or process, started in the order given and ended in the opposite one. */
export interface RoleGroup extends Running {
  readonly addresses: readonly ListeningAddress[];
  healthByRole(): readonly { readonly role: RoleName; readonly health: Health }[];
}

export interface RoleGroupOptions {
  readonly roles: readonly RoleName[];
  readonly setting: RoleSetting;
  readonly log: Log;
  readonly metrics: PromMetrics;
  /** What the HTTP role shows; left out: this group alone. */
  readonly view?: SupervisorView;
  /** A bus of its own for each role. */
  connectBus(role: RoleName): Promise<Bus>;
}

/** Starts them all or none. */
export async function startRoleGroup(options: RoleGroupOptions): Promise<RoleGroup> {
  const started: { readonly role: StartedRole; readonly bus: Bus }[] = [];
  const end = async (step: (entry: (typeof started)[number]) => Promise<void>) => {
    for (const entry of started.toReversed()) {
      await step(entry).catch((error: unknown) =>
        options.log.error('role-end-failed', { role: entry.role.role, error }),
      );
    }
  };
  let pages: OpenPages | undefined;
  const stop = () => {
    pages?.stop();
    return end(async ({ role, bus }) => {
      await role.stop();
      await bus.drain();
    });
  };
  const healthByRole = () => started.map(({ role }) => ({ role: role.role, health: role.health() }));
  const view = options.view ?? {
    gatherMetrics: () => options.metrics.text(),
    roleHealth: healthByRole,
    pages: () => {
      pages = openPages({ ...options.setting, log: options.log, onProgress: () => undefined });
      return pages.folder;
    },
  };
  try {
    for (const role of options.roles) {
      const bus = await options.connectBus(role);
      const log = options.log.with({ role });
      const ports = { bus, clock: systemClock, random: systemRandom, log, metrics: options.metrics };
      const running = startRole(role, ports, options.setting, view);
      // A role that cannot start must not leave its connection, which would keep the process alive.
      started.push({
        role: await running.catch((error: unknown) => bus.drain().then(() => Promise.reject(error))),
        bus,
      });
      log.debug('role-started');
    }
  } catch (error) {
    await stop();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  return {
    addresses: started.flatMap(({ role }) => role.addresses),
    healthByRole,
    health: () => healthByRole().find(({ health }) => !health.ready)?.health ?? { ready: true },
    drain: () => end(({ role }) => role.drain()),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
