/**
 * What a connection keeps alive in a server: bytes of its heap and of its buffers after a collection. Not the memory of
 * its process, whose reserves are larger than hundreds of sessions. Usage:
 * node session-memory.ts bare|gateway|bare-web|realtime COUNT;
 * prints one JSON line, a `SessionMemory`. The sessions of `gateway` and of `realtime` are proven and see nothing; those of
 * `bare` are a socket and two ciphers on the server's side, those of `bare-web` a WebSocket.
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { findFreePort } from '@realmwright/testkit/realm/free-port';
import { WebSocket } from 'ws';
import { openGatewaySession } from './echo-client.ts';
import { rounded } from './statistics.ts';

/** What connections cost. */
export interface SessionMemory {
  readonly sessions: number;
  readonly kilobytesEach: number;
}

const [kind, countText] = process.argv.slice(2);
const count = Number(countText);
const warmUpCount = 1_000;
const servers: Readonly<Record<string, readonly [file: string, mode: string]>> = {
  bare: ['echo-server.ts', 'ciphers'],
  gateway: ['echo-server.ts', 'gateway'],
  'bare-web': ['web-server.ts', 'sockets'],
  realtime: ['web-server.ts', 'realtime'],
};
const [file, mode] = servers[kind ?? ''] ?? [];
if (file === undefined || mode === undefined)
  throw new Error('usage: session-memory.ts bare|gateway|bare-web|realtime COUNT');
const path = fileURLToPath(new URL(file, import.meta.url));
const port = await findFreePort();
const server = fork(path, [mode, String(port)], { execArgv: ['--expose-gc'], stdio: 'ignore' });
await message(); // it listens
// The first connections make what all of them share: their code is compiled, tables have their size.
await open(warmUpCount);
const before = await liveBytes();
await open(count);
const after = await liveBytes();
const result: SessionMemory = { sessions: count, kilobytesEach: rounded((after - before) / count / 1024, 2) };
process.stdout.write(`${JSON.stringify(result)}\n`);
server.kill();
process.exit(0);

async function open(connections: number): Promise<void> {
  for (let done = 0; done < connections; done += 50) {
    await Promise.all(Array.from({ length: Math.min(50, connections - done) }, openOne));
  }
}

async function openOne(): Promise<void> {
  if (kind === 'gateway') return await openGatewaySession(port);
  if (kind === 'bare-web' || kind === 'realtime') return await openWebSocket(kind === 'realtime');
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('data', () => resolve());
    socket.once('error', reject);
  });
}

/** A socket that has been said something to: hello by the bare one, welcome by the edge, whose client does what clients do. */
async function openWebSocket(isRealtime: boolean): Promise<void> {
  const headers = { authorization: `Ticket ${randomBytes(32).toString('base64url')}` };
  const address = `ws://127.0.0.1:${port}/realtime`;
  const socket = new WebSocket(address, ['realmwright.1.binary'], { headers, perMessageDeflate: false });
  if (isRealtime) RealmConnection.over(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('message', () => resolve());
    socket.once('error', reject);
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
  });
}

/** Bytes that live in the server, the least of some looks: what is on its way when one looks is not kept. */
async function liveBytes(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 4; look++) {
    await sleep(500);
    const told = message();
    server.send('memory');
    least = Math.min(least, Number(await told));
  }
  return least;
}

function message(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    server.once('message', resolve);
    server.once('exit', () => reject(new Error('the server ended')));
  });
}
