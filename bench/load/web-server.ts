import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defaultRealtimeLimits, startRealtime } from '@realmwright/edge/realtime/start';
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
import { keepSessions, openSession } from '@realmwright/services/account/account.contract';
import { redeemTicket } from '@realmwright/services/account/sign-in.contract';
import { listCharacters } from '@realmwright/services/character/character.contract';
import { WebSocketServer } from 'ws';

/**
 * The server of the memory of WebSocket sessions: `sockets PORT` keeps bare connections and says hello, `realtime PORT` is
 * the product's edge. A parent process that sends a message is told the bytes that live, after a collection
 * (`--expose-gc`).
 */
const [, , mode, portText] = process.argv;
const port = Number(portText);
if (mode === 'sockets') {
  const server = new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: false, maxPayload: 16_384 }, ready);
  server.on('connection', (socket) => {
    socket.on('message', () => undefined);
    socket.on('error', () => socket.terminate());
    socket.send(randomBytes(4));
  });
} else {
  await serveRealtime();
  ready();
}
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});

function ready(): void {
  process.send?.('ready');
}

/** The real edge with an account service that lets everybody in, each as another account, and knows no character. */
async function serveRealtime(): Promise<void> {
  const bus = connectMemoryBus(new BusRouter(), { onError: () => undefined });
  const onFailure = (): void => undefined;
  let accounts = 0;
  answer(bus, redeemTicket, { onFailure }, async () => {
    accounts += 1;
    return accept({
      accountId: accountId(accounts),
      username: `BENCH${accounts}`,
      generation: 1,
      hasAuthenticator: false,
      roles: [],
      webSession: undefined,
    });
  });
  answer(bus, openSession, { onFailure }, async () =>
    accept({ roles: [], queuePosition: 0, superseded: undefined, mutedUntil: 0 }),
  );
  answer(bus, keepSessions, { onFailure }, async () => accept({ lost: [] }));
  answer(bus, listCharacters, { onFailure }, async () => accept({ characters: [] }));
  const log = openPinoLog({ level: 'info', file: '/dev/null' });
  const metrics = openPromMetrics({ labels: {}, withProcess: false });
  await startRealtime(
    { bus, clock: systemClock, random: systemRandom, log, metrics },
    {
      edge: edgeId('bench'),
      realm: realmId(1),
      realmName: 'Bench',
      bind: '127.0.0.1',
      port,
      origins: [],
      trustedProxies: [],
      content: await loadRealmContent(fileURLToPath(new URL('../../mods/hollowmere', import.meta.url))),
      capacity: 1_000_000,
      // The crowd comes from one address.
      limits: { ...defaultRealtimeLimits, connections: { total: 1_000_000, perAddress: 1_000_000 } },
    },
  );
}
