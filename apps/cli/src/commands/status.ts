import { setTimeout as sleep } from 'node:timers/promises';
import { announce, call, listen } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import {
  type ProcessStatus,
  readMetrics,
  readStatus,
  statusTold,
  statusWanted,
} from '@realmwright/platform/control/realm.contract';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { realmOptions, withRealmBus } from '../realm-options.ts';

export const statusCommand = defineCommand({
  meta: { name: 'status', description: 'Says whether a realm runs, how it does and where it listens.' },
  args: {
    ...realmOptions,
    json: { type: 'boolean', description: 'Print JSON', default: false },
    metrics: { type: 'boolean', description: "Print the metrics in Prometheus' text format", default: false },
  },
  run: guarded(async ({ args }) =>
    withRealmBus(args, async (bus, { config }) => {
      if (args.metrics) {
        const answer = await call(bus, readMetrics, undefined);
        if (isRefused(answer)) throw new OperatorError('The realm gives no metrics.');
        output.text(new TextDecoder().decode(answer.value.text));
        return 0;
      }
      const isDistributed = config.bus.natsUrl !== '';
      const processes = isDistributed ? await gatherStatuses(bus) : [await readOne(bus)];
      if (processes.length === 0) throw new OperatorError('No process of a realm answers over that NATS server.');
      const isReady = processes.every(({ roles }) => roles.every(({ ready }) => ready));
      if (args.json) {
        const [first] = processes;
        output.line(JSON.stringify(isDistributed ? { isReady, processes } : { ...first, isReady }, undefined, 2));
        return isReady ? 0 : 1;
      }
      for (const status of processes) show(status);
      return isReady ? 0 : 1;
    }),
  ),
});

async function readOne(bus: Bus): Promise<ProcessStatus> {
  const answer = await call(bus, readStatus, undefined);
  if (isRefused(answer)) throw new OperatorError('The realm gives no status.');
  return answer.value;
}

/** How long the processes of a distributed realm are listened to, milliseconds. */
const gatherFor = 700;

async function gatherStatuses(bus: Bus): Promise<readonly ProcessStatus[]> {
  const told: ProcessStatus[] = [];
  const listening = listen(bus, statusTold, {}, (status) => void told.push(status));
  await bus.flush();
  announce(bus, statusWanted, undefined);
  await sleep(gatherFor);
  await listening.stop();
  return told.toSorted((a, b) => (a.place < b.place ? -1 : 1));
}

function show({ place, roles, addresses, ...status }: ProcessStatus): void {
  const isReady = roles.every(({ ready }) => ready);
  const what =
    place === '' ? `The realm in ${status.dataFolder}` : `${place} (${roles.map(({ name }) => name).join(', ')})`;
  output.line(`${what} is ${isReady ? 'open' : 'not ready'}.`);
  output.line(`  version   ${status.version}, process ${status.processId}`);
  output.line(`  since     ${new Date(status.startedAt).toISOString()}`);
  if (status.database !== '') output.line(`  database  ${status.database}`);
  for (const { name, host, port } of addresses) output.line(`  ${name.padEnd(9)} ${host}:${port}`);
  for (const { name, ready, reason } of roles) if (!ready) output.line(`  ${name} is not ready: ${reason}`);
}
