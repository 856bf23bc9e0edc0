import { OperatorError } from '@realmwright/kernel/errors';
import { connectPortBus } from '../bus/memory-bus.ts';
import { serveRoleThread } from './serve-role-thread.ts';

/** Program of a thread for tests: answers `echo` on its bus, or fails in the way that its data names. */
await serveRoleThread(async (_name, data, ports) => {
  if (data === 'refuse') throw new OperatorError('The port is taken. Choose another.');
  const [port] = ports;
  if (port === undefined) throw new Error('the thread has no port');
  const bus = connectPortBus(port, { onError: () => {} });
  bus.serve('echo', {}, async ({ payload }) => payload.slice());
  bus.subscribe('die', {}, () => {
    setImmediate(() => {
      throw new Error('as the test wished');
    });
  });
  await bus.flush();
  return {
    addresses: [{ name: 'echo', host: '127.0.0.1', port: 7 }],
    drain: async () => {},
    stop: () => bus.drain(),
    health: () => ({ ready: true }),
    metricsText: async () => 'echo_total 1\n',
  };
});
