import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { FrameSocket } from './frame-socket.ts';

/** A socket as the edge has it, and the client at its other end. */
export async function openSocketPair() {
  const server = createServer();
  const sockets = new WebSocketServer({ server, WebSocket: FrameSocket, autoPong: false, perMessageDeflate: false });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const accepted = once(sockets, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`);
  client.on('error', () => undefined);
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
