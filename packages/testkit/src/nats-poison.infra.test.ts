import { connectNatsBus } from '@realmwright/platform/bus/nats-bus';
import { startNatsServer } from './nats-server.ts';
import { describePoison } from './poison.suite.ts';

describePoison('N-05: the bus over NATS', async () => {
  const server = await startNatsServer();
  const prefix = `poison-${process.pid}`;
  return {
    connect: (onError) => connectNatsBus({ url: server.url, name: 'test', prefix, onError }),
    close: () => server.stop(),
  };
});
