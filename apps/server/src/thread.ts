import { InvariantError } from '@realmwright/kernel/errors';
import { connectPortBus } from '@realmwright/platform/bus/memory-bus';
import { openPinoLog } from '@realmwright/platform/log/pino-log';
import { openPromMetrics } from '@realmwright/platform/metrics/prom-metrics';
import { serveRoleThread } from '@realmwright/platform/threads/serve-role-thread';
import { startRoleGroup } from './role-group.ts';
import { isThreadPlan } from './thread-plan.ts';

/** Program of a worker thread of the embedded realm: runs the roles that its plan names. */
await serveRoleThread(async (name, data, ports) => {
  if (!isThreadPlan(data)) throw new InvariantError('a thread was started without its plan', { name });
  const log = openPinoLog(data.log).with({ thread: name });
  const metrics = openPromMetrics({ labels: { thread: name }, withProcess: false });
  const group = await startRoleGroup({
    roles: data.roles,
    setting: data.setting,
    log,
    metrics,
    connectBus: async (role) => {
      const port = ports[data.roles.indexOf(role)];
      if (port === undefined) throw new InvariantError('a thread has too few ports', { name, role });
      return connectPortBus(port, { onError: (error, subject) => log.error('bus-handler-failed', { subject, error }) });
    },
  });
  return { ...group, metricsText: () => metrics.text() };
});
