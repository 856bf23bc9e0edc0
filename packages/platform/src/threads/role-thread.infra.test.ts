import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { OperatorError } from '@realmwright/kernel/errors';
import { BusNoResponderError } from '@realmwright/kernel/ports/bus';
import { BusRouter } from '../bus/bus-router.ts';
import { attachPort, connectMemoryBus } from '../bus/memory-bus.ts';
import { startRoleThread } from './role-thread.ts';

function startEcho(router: BusRouter, data: string) {
  const { port1, port2 } = new MessageChannel();
  attachPort(router, port1);
  return startRoleThread({
    name: 'echo',
    program: new URL('./echo.fixture.ts', import.meta.url),
    data,
    ports: [port2],
  });
}

const timeout = 5_000;

test('a thread answers over the bus, tells its addresses and metrics, and stops', async () => {
  const router = new BusRouter();
  const bus = connectMemoryBus(router, { onError: () => {} });
  const thread = await startEcho(router, 'work');
  assert.deepEqual(thread.addresses, [{ name: 'echo', host: '127.0.0.1', port: 7 }]);
  assert.deepEqual([...(await bus.request('echo', Uint8Array.of(1, 2, 3), { timeout }))], [1, 2, 3]);
  assert.equal(await thread.metricsText(), 'echo_total 1\n');
  assert.deepEqual(thread.health(), { ready: true });
  await thread.drain();
  await thread.stop();
  assert.equal(await thread.ended, undefined);
  assert.equal(thread.health().ready, false);
  await assert.rejects(bus.request('echo', Uint8Array.of(1), { timeout }), BusNoResponderError);
  await bus.drain();
  router.close();
});

test('a thread that dies is noticed, and nobody waits for it on the bus', async () => {
  const router = new BusRouter();
  const bus = connectMemoryBus(router, { onError: () => {} });
  const thread = await startEcho(router, 'work');
  bus.publish('die', Uint8Array.of());
  assert.match((await thread.ended)?.message ?? '', /as the test wished/);
  assert.equal(thread.health().ready, false);
  // The end of the thread and the end of its port are told apart, in either order.
  await new Promise(setImmediate);
  await assert.rejects(bus.request('echo', Uint8Array.of(1), { timeout }), BusNoResponderError);
  await bus.drain();
  router.close();
});

test('a role that cannot start in a thread says so in the words of its sentence', async () => {
  const router = new BusRouter();
  await assert.rejects(startEcho(router, 'refuse'), (error) => {
    return error instanceof OperatorError && error.message === 'The port is taken. Choose another.';
  });
  router.close();
});
