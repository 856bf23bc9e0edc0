import { createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { defaultGatewayLimits, startGateway } from '@realmwright/edge/start';
import { answer } from '@realmwright/kernel/contract';
import { accountId, edgeId, realmId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { systemClock } from '@realmwright/platform/clock/system-clock';
import { openPinoLog } from '@realmwright/platform/log/pino-log';
import { openPromMetrics } from '@realmwright/platform/metrics/prom-metrics';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { type HeaderCiphers, openHeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import { findSession, openSession } from '@realmwright/services/account/account.contract';
import { benchSessionKey } from './echo-client.ts';

/**
 * The server of the gateway echo and of the memory of sessions: `raw PORT` sends back what it gets, `gateway PORT` answers
 * pings as the product does, `ciphers PORT` keeps a socket and two ARC4 ciphers for each connection and says hello. A
 * parent process that sends a message is told the bytes that live, after a collection (`--expose-gc`).
 */

const [, , mode, portText] = process.argv;
const port = Number(portText);
if (mode === 'raw') {
  createServer({ noDelay: true }, (socket) => {
    socket.on('data', (chunk) => socket.write(chunk));
    socket.on('error', () => socket.destroy());
  }).listen(port, '127.0.0.1', ready);
} else if (mode === 'ciphers') {
  const connections = new Set<{ readonly socket: Socket; readonly ciphers: HeaderCiphers }>();
  createServer({ noDelay: true }, (socket) => {
    const connection = { socket, ciphers: openHeaderCiphers('arc4', benchSessionKey, 'server') };
    connections.add(connection);
    socket.on('data', () => undefined);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => connections.delete(connection));
    socket.write('hello');
  }).listen(port, '127.0.0.1', ready);
} else {
  await serveGateway();
  ready();
}
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});

function ready(): void {
  process.stdout.write('ready\n');
  process.send?.('ready');
}

/** The real gateway with an account service that knows everybody: pings need no other service. */
async function serveGateway(): Promise<void> {
  const router = new BusRouter();
  const bus = connectMemoryBus(router, { onError: () => undefined });
  const onFailure = (): void => undefined;
  const known = {
    accountId: accountId(1),
    sessionKey: benchSessionKey,
    generation: 1,
    hasAuthenticator: false,
    build: 12_340,
    locale: 'enUS',
  };
  answer(bus, findSession, { onFailure }, async ({ username }) => accept({ ...known, username, roles: [] }));
  answer(bus, openSession, { onFailure }, async () =>
    accept({ roles: [], queuePosition: 0, superseded: undefined, mutedUntil: 0 }),
  );
  const log = openPinoLog({ level: 'info', file: '/dev/null' });
  const metrics = openPromMetrics({ labels: {}, withProcess: false });
  const content = await loadRealmContent(fileURLToPath(new URL('../../mods/hollowmere', import.meta.url)));
  const plenty = { rate: 1e9, burst: 1e9 };
  await startGateway(
    { bus, clock: systemClock, random: systemRandom, log, metrics },
    {
      edge: edgeId('bench'),
      realm: realmId(1),
      bind: '127.0.0.1',
      port,
      admittedBuilds: [12_340],
      content,
      capacity: 1_000_000,
      // The buckets are charged as always; only their size does not end the run.
      limits: { ...defaultGatewayLimits, frames: plenty, bytes: plenty, cost: plenty, fastPingMillis: 0 },
    },
  );
}
