import { MessageChannel } from 'node:worker_threads';
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
