import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { lonelyEdge } from '@realmwright/testkit/lonely-edge';
import { startTestApi } from '@realmwright/testkit/test-api';
import { inTime, until } from '@realmwright/testkit/waiting';

const limits = { total: 7, perAddress: 3 };

/** A connection from one of this machine's own addresses, which says nothing by itself. */
async function comeFrom(port: number, localAddress: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

function hold(port: number, localAddress: string, count: number): Promise<Socket[]> {
  return Promise.all(Array.from({ length: count }, () => comeFrom(port, localAddress)));
}

/** Asks for something on a connection of its own that is closed behind the answer, and gives all of that. */
async function ask(port: number, localAddress: string, path: string, headers: readonly string[] = []): Promise<string> {
  const socket = await comeFrom(port, localAddress);
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString('latin1');
  });
  const closed = once(socket, 'close');
  socket.write([`GET ${path} HTTP/1.1`, 'Host: realm', ...headers, '', ''].join('\r\n'));
  await inTime(closed, { what: 'the connection to be closed' });
  return answer;
}

/** Waits until a server counts so many as open. */
async function counts(metrics: () => Promise<string>, role: string, count: number): Promise<void> {
  const line = new RegExp(`^${role}_connections(\\{[^}]*\\})? ${count}$`, 'm');
  await until(async () => line.test(await metrics()), { what: `${count} connections to be open` });
}

function endAll(sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.destroy();
}

test('H-10: whoever holds too many connections to the pages is told so and harms nobody else', async () => {
  await using api = await startTestApi({ connections: limits });
  const { port } = api.server;
  const get = (from: string) => ask(port, from, '/health', ['Connection: close']);
  const open = (count: number) => counts(() => api.metrics(), 'http', count);
  const greedy = await hold(port, '127.0.0.2', 3);
  await open(3);
  const refused = await get('127.0.0.2');
  assert.match(refused, /^HTTP\/1\.1 429 /);
  assert.match(refused, /\r\nretry-after: 10\r\n/i);
  assert.match(refused, /application\/problem\+json.*"code":"http\.too-many-connections"/s);
  assert.match(await get('127.0.0.3'), /^HTTP\/1\.1 200 /);
  // One that is too many and says nothing is not kept for the sake of politeness.
  const silent = await comeFrom(port, '127.0.0.2');
  await inTime(once(silent, 'close'), { what: 'a silent one to be closed' });
  await open(3);
  const others = [...(await hold(port, '127.0.0.3', 3)), ...(await hold(port, '127.0.0.4', 1))];
  await open(7);
  const full = await get('127.0.0.5');
  assert.match(full, /^HTTP\/1\.1 503 .*retry-after: 10\r\n.*"code":"http\.full"/is);
  assert.match(await api.metrics(), /http_connections_refused_total\{[^}]*bound="address"[^}]*\} 2/);
  assert.match(await api.metrics(), /http_connections_refused_total\{[^}]*bound="total"[^}]*\} 1/);
  endAll(greedy);
  await open(4);
  assert.match(await get('127.0.0.2'), /^HTTP\/1\.1 200 /);
  endAll(others);
});

test('W-06: whoever holds too many connections to the realtime edge gets no socket, also behind a proxy of ours', async () => {
  const proxy = '127.0.0.9';
  await using edge = await lonelyEdge({ connections: limits }, undefined, [proxy]);
  const { port } = edge;
  const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Protocol: realmwright.1.json'];
  const come = (from: string, forwardedFor?: string) =>
    ask(port, from, '/realtime', [...upgrade, ...(forwardedFor ? [`X-Forwarded-For: ${forwardedFor}`] : [])]);
  const greedy = await hold(port, '127.0.0.2', 3);
  const open = (count: number) => counts(() => edge.ports.metrics.text(), 'realtime', count);
  await open(3);
  const refused = await come('127.0.0.2');
  assert.match(refused, /^HTTP\/1\.1 429 Too Many Requests\r\n.*Retry-After: 10\r\n.*from your address/s);
  assert.match(await ask(port, '127.0.0.2', '/'), /^HTTP\/1\.1 429 /);
  // Whom nobody is in the way of hears what is wrong with the request itself.
  assert.match(await come('127.0.0.3'), /^HTTP\/1\.1 403 /);
  assert.match(await come(proxy, '127.0.0.2'), /^HTTP\/1\.1 429 /);
  assert.match(await come(proxy, '127.0.0.3'), /^HTTP\/1\.1 403 /);
  assert.match(await come('127.0.0.3', '127.0.0.2'), /^HTTP\/1\.1 403 /, 'whoever is no proxy is not believed');
  await open(3);
  const ofProxy = await hold(port, proxy, 4);
  await open(7);
  assert.match(await come('127.0.0.3'), /^HTTP\/1\.1 503 Service Unavailable\r\n.*Retry-After: 10\r\n/s);
  assert.match(await edge.ports.metrics.text(), /realtime_connections_refused_total\{[^}]*bound="address"[^}]*\} 3/);
  endAll([...greedy, ...ofProxy]);
  await until(async () => /^HTTP\/1\.1 403 /.test(await come('127.0.0.2')), { what: 'there to be room again' });
});
