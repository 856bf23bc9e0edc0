import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { announce } from '@realmwright/kernel/contract';
import { edgeId, realmId } from '@realmwright/kernel/ids';
import type { Health } from '@realmwright/kernel/running';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { testPorts } from '@realmwright/testkit/test-ports';
import { until } from '@realmwright/testkit/test-services';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import { gatewayAnnounced } from '../gateway/gateway.contract.ts';
import { type HttpServer, startHttp } from './http-server.ts';

const router = new BusRouter();
const bus = connectMemoryBus(router, { onError: (error) => assert.fail(String(error)) });
let worldHealth: Health = { ready: true };
let server: HttpServer;

before(async () => {
  const ports = testPorts(bus);
  server = await startHttp(
    {
      ...ports,
      gatherMetrics: () => ports.metrics.text(),
      roleHealth: () => [{ role: 'world <1>', health: worldHealth }],
    },
    {
      bind: '127.0.0.1',
      port: 0,
      realtimePort: 0,
      realmName: 'Testmere & Sons',
      version: '0.1.0',
      registrationsPerHour: 2,
      lands: hollowmere.lands,
      contentHash: hollowmere.hash,
      origins: [],
      hosts: [],
      trustedProxies: [],
    },
  );
});

after(async () => {
  await server.stop();
  await bus.drain();
  router.close();
});

async function get(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, text: await response.text() };
}

test('a realm without gateway is alive and not ready', async () => {
  assert.equal((await get('/health')).status, 200);
  assert.equal((await get('/ready')).status, 503);
});

test('a realm is ready when a gateway has announced itself and every role is well, and not when one is not', async () => {
  const counts = { sessions: 3, capacity: 10, bytesIn: 0, bytesOut: 0 };
  announce(bus, gatewayAnnounced, { realm: realmId(1), edge: edgeId('g1'), isReady: true, ports: [], ...counts });
  await until(async () => (await get('/ready')).status === 200);
  worldHealth = { ready: false, reason: 'no snapshot' };
  const { status, text } = await get('/ready');
  assert.equal(status, 503);
  assert.match(text, /no snapshot/);
  worldHealth = { ready: true };
});

test('the page for people shows the realm and its players, with its texts escaped', async () => {
  const { text } = await get('/');
  assert.match(text, /Testmere &#38; Sons/);
  assert.match(text, /world &#60;1&#62;/);
  assert.match(text, /<dd>3<\/dd>/);
});

test('metrics are in the text format, and unknown pages say so without a stack', async () => {
  assert.match((await get('/metrics')).text, /^# (HELP|TYPE)|^$/m);
  const missing = await get('/nothing');
  assert.equal(missing.status, 404);
  assert.doesNotMatch(missing.text, /at .*\.ts/);
});

test('the land of a map is given as it is declared, and not again to whoever has it', async () => {
  const address = `http://127.0.0.1:${server.port}/api/maps/0/terrain`;
  const first = await fetch(address);
  assert.deepEqual(await first.json(), hollowmere.lands[0]);
  const tag = first.headers.get('etag') ?? '';
  assert.equal((await fetch(address, { headers: { 'if-none-match': tag } })).status, 304);
  assert.equal((await get('/api/maps/1/terrain')).status, 404);
  assert.equal((await get('/api/maps/..%2F0/terrain')).status, 404);
});
