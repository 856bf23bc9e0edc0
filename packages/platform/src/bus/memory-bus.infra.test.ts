import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { answer, call, request } from '@realmwright/kernel/contract';
import { accept } from '@realmwright/kernel/outcome';
import { BusTimeoutError } from '@realmwright/kernel/ports/bus';
import { u32 } from '@realmwright/kernel/schema/types';
import { describeBus } from './bus.suite.ts';
import { BusRouter } from './bus-router.ts';
import { attachPort, connectMemoryBus, connectPortBus } from './memory-bus.ts';

const ignore = () => {};

describeBus('the memory bus within a thread', async () => {
  const router = new BusRouter();
  return {
    connect: async (onError = ignore) => connectMemoryBus(router, { onError }),
    tap: (observer) => router.tap(observer),
    close: async () => router.close(),
  };
});

describeBus('the memory bus over message ports', async () => {
  const router = new BusRouter();
  return {
    connect: async (onError = ignore) => {
      const { port1, port2 } = new MessageChannel();
      attachPort(router, port1);
      return connectPortBus(port2, { onError });
    },
    tap: (observer) => router.tap(observer),
    close: async () => router.close(),
  };
});

test('what its asker has given up is not carried out when its turn comes, for any contract', async () => {
  const bus = connectMemoryBus(new BusRouter(), { onError: ignore });
  const carryOut = request('test.carry-out', { input: u32, output: u32, timeout: 100 });
  const carriedOut: number[] = [];
  const gate = Promise.withResolvers<void>();
  answer(bus, carryOut, { concurrency: 1, onFailure: ignore }, async (number) => {
    carriedOut.push(number);
    await gate.promise;
    return accept(number);
  });
  await Promise.all([1, 2].map((number) => assert.rejects(call(bus, carryOut, number), BusTimeoutError)));
  // Its time counts from its arrival, a moment after it was sent.
  await sleep(50);
  gate.resolve();
  assert.deepEqual(await call(bus, carryOut, 3), { value: 3 });
  assert.deepEqual(carriedOut, [1, 3]);
  await bus.drain();
});
