import { call } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import { isRefused } from '@realmwright/kernel/outcome';
import { readMetrics, readStatus } from '@realmwright/platform/control/realm.contract';
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
    withRealmBus(args, async (bus) => {
      if (args.metrics) {
        const answer = await call(bus, readMetrics, undefined);
        if (isRefused(answer)) throw new OperatorError('The realm gives no metrics.');
        output.text(new TextDecoder().decode(answer.value.text));
        return 0;
      }
      const answer = await call(bus, readStatus, undefined);
      if (isRefused(answer)) throw new OperatorError('The realm gives no status.');
      const { addresses, roles, ...status } = answer.value;
      const isReady = roles.every(({ ready }) => ready);
      if (args.json) {
        output.line(JSON.stringify({ ...status, isReady, addresses, roles }, undefined, 2));
        return isReady ? 0 : 1;
      }
      output.line(`The realm in ${status.dataFolder} is ${isReady ? 'open' : 'not ready'}.`);
      output.line(`  version   ${status.version}, process ${status.processId}`);
      output.line(`  since     ${new Date(status.startedAt).toISOString()}`);
      output.line(`  database  ${status.database}`);
      for (const { name, host, port } of addresses) output.line(`  ${name.padEnd(9)} ${host}:${port}`);
      for (const { name, ready, reason } of roles) if (!ready) output.line(`  ${name} is not ready: ${reason}`);
      return isReady ? 0 : 1;
    }),
  ),
});
