import { InvariantError } from '@realmwright/kernel/errors';
import { laneBus } from '@realmwright/platform/bus/lane-bus';
import { connectPortBus } from '@realmwright/platform/bus/memory-bus';
import { openPinoLog } from '@realmwright/platform/log/pino-log';
import { openPromMetrics } from '@realmwright/platform/metrics/prom-metrics';
import { serveRoleThread } from '@realmwright/platform/threads/serve-role-thread';
import { startRoleGroup } from './role-group.ts';
import { joinStepLane, stepSubjects } from './step-lane.ts';
import { isThreadPlan } from './thread-plan.ts';

/** Program of a worker thread of the embedded realm: runs the roles that its plan names. */
await serveRoleThread(async (name, data, ports) => {
  if (!isThreadPlan(data)) throw new InvariantError('a thread was started without its plan', { name });
  const log = openPinoLog(data.log).with({ thread: name });
  const metrics = openPromMetrics({ labels: { thread: name }, withProcess: false });
  const onError = (error: unknown, subject: string) => log.error('bus-handler-failed', { subject, error });
  const connectLane = joinStepLane(data.lane, ports.slice(data.roles.length), { onError });
  const group = await startRoleGroup({
    roles: data.roles,
    setting: data.setting,
    log,
    metrics,
    connectBus: async (role) => {
      const index = data.roles.indexOf(role);
      const port = ports[index];
      if (port === undefined) throw new InvariantError('a thread has too few ports', { name, role });
      const bus = connectPortBus(port, { onError });
      const lane = connectLane(index);
      return lane === undefined ? bus : laneBus(bus, lane, stepSubjects);
    },
  });
  return { ...group, metricsText: () => metrics.text() };
});
