import assert from 'node:assert/strict';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
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
const pages = Promise.withResolvers<string>();
const facts = { name: 'Testmere & Sons', peoples: [], maps: [], zones: [], things: [], gestures: [] };
let server: HttpServer;

before(async () => {
  const ports = testPorts(bus);
  server = await startHttp(
    {
      ...ports,
      gatherMetrics: () => ports.metrics.text(),
      roleHealth: () => [{ role: 'world <1>', health: worldHealth }],
      pages: pages.promise,
    },
    {
      bind: '127.0.0.1',
      port: 0,
      realmName: 'Testmere & Sons',
      realm: realmId(1),
      facts,
      content: hollowmere,
      realtimePort: 8090,
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

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
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
  const { text } = await get('/status', { accept: 'text/html' });
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

test('H-04: an address that is none is a problem like any other, and is not repeated', async () => {
  for (const address of ['/assets/%zz', '/%', `/api/devices/${'x'.repeat(500)}`]) {
    const { status, headers, text } = await get(address);
    assert.ok([400, 404, 405].includes(status), `${status} for ${address.slice(0, 20)}`);
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.doesNotMatch(text, /%zz|xxx|FST_/);
  }
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

test('the status is JSON for machines', async () => {
  const { text, headers } = await get('/status');
  assert.equal(headers.get('vary'), 'accept');
  assert.equal(JSON.parse(text).realm, 'Testmere & Sons');
});

test('pages that are being built say so, and are served when they are built', async () => {
  assert.match((await get('/')).text, /being built/);
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>built</title>');
  await writeFile(join(folder, 'assets', 'page-1.js'), 'play()');
  await writeFile(join(folder, 'assets', 'page-1.js.br'), brotliCompressSync('play()'));
  await writeFile(join(folder, 'assets', 'notes.txt'), 'not for anybody');
  pages.resolve(folder);
  await until(async () => (await get('/')).text === '<title>built</title>');
  const page = await get('/play');
  assert.equal(page.text, '<title>built</title>');
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /script-src 'self';/);
  assert.match(policy, /connect-src 'self' ws:\/\/127\.0\.0\.1:8090 /);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal((await get('/', { 'if-none-match': page.headers.get('etag') ?? '' })).status, 304);
});

test('files of the pages are kept for ever by whoever has them, and come compressed', async () => {
  const { text, headers } = await get('/assets/page-1.js', { 'accept-encoding': 'br' });
  assert.equal(text, 'play()');
  assert.equal(headers.get('content-encoding'), 'br');
  assert.match(headers.get('cache-control') ?? '', /immutable/);
  const plain = await get('/assets/page-1.js', { 'accept-encoding': 'br;q=0' });
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(plain.text, 'play()');
});

test('nothing but the files of the pages can be had, whatever is asked for', async () => {
  const attempts = [
    '../index.html',
    '..%2findex.html',
    '%2e%2e/%2e%2e/package.json',
    'notes.txt',
    'page-1.js.br',
    'page-1.js%00',
    '',
  ];
  for (const path of attempts) assert.equal(await rawStatus(`/assets/${path}`), 404, path);
});

/** A request as it is written: `fetch` would tidy the address up before. */
function rawStatus(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.once('error', reject).end();
  });
}

test('facts of the realm are there for pages', async () => {
  assert.deepEqual(JSON.parse((await get('/api/realm')).text), facts);
});
