import { startNatsServer } from '@realmwright/testkit/nats-server';
import { describeBus } from './bus.suite.ts';
import type { BusTap } from './bus-router.ts';
import { connectNatsBus } from './nats-bus.ts';

describeBus('the bus over NATS', async () => {
  const server = await startNatsServer();
  const prefix = `test-${process.pid}`;
  const connect = (onError: (error: unknown, subject: string) => void) =>
    connectNatsBus({ url: server.url, name: 'test', prefix, onError });
  const watcher: BusTap & { drain(): Promise<void> } = await connect(() => {});
  return {
    connect: (onError = () => {}) => connect(onError),
    tap: (observer) => watcher.tap(observer),
    close: async () => {
      await watcher.drain();
      await server.stop();
    },
  };
});
