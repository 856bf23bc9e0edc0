import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { FrameSocket } from './frame-socket.ts';

async function openPair() {
  const server = createServer();
  const sockets = new WebSocketServer({ server, WebSocket: FrameSocket, perMessageDeflate: false });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const accepted = once(sockets, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`);
  const opened = once(client, 'open');
  const [socket, request] = await accepted;
  await opened;
  assert.ok(socket instanceof FrameSocket);
  socket.over(request.socket);
  return {
    socket,
    client,
    [Symbol.asyncDispose]: async () => {
      client.terminate();
      sockets.close();
      server.close();
    },
  };
}

test('messages of every length arrive whole and in order, among those that the library sends', async () => {
  await using pair = await openPair();
  const { socket, client } = pair;
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
  const sent = lengths.map((length) => randomBytes(length));
  const received: Buffer[] = [];
  client.on('message', (data, isBinary) => {
    assert.ok(data instanceof Buffer);
    if (isBinary) received.push(data);
    else assert.equal(data.toString(), `after ${received.length}`);
  });
  let told = 0;
  for (const [at, bytes] of sent.entries()) {
    socket.sendBytes(bytes, () => told++);
    socket.ping();
    socket.send(`after ${at + 1}`);
  }
  socket.close(4400, 'enough');
  const [code] = await once(client, 'close');
  assert.equal(code, 4400);
  assert.deepEqual(received, sent);
  assert.equal(told, sent.length);
});

test('after a goodbye nothing is sent any more, and who waits for it is told', async () => {
  await using pair = await openPair();
  const { socket, client } = pair;
  client.on('message', () => assert.fail('nothing may follow a goodbye'));
  const closed = once(client, 'close');
  socket.close(4400);
  let isTold = false;
  socket.sendBytes(Uint8Array.of(1), () => {
    isTold = true;
  });
  await closed;
  assert.ok(isTold);
});
