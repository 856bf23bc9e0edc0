/**
 * The floor for the zone workload over WebSocket: the `ws` package, and every 50 ms one binary message per client with the
 * concatenated 36-byte movements of the movers it sees. No accounts, no rules, no other messages.
 * Usage: node ws-zone-server.ts PORT; prints READY when it listens.
 */
import { type WebSocket, WebSocketServer } from 'ws';
import { InterestGrid } from './interest-grid.ts';

const movementBytes = 28;
const outgoingBytes = 36;
const tickMillis = 50;

interface Client {
  readonly id: number;
  readonly socket: WebSocket;
  readonly visible: Map<Client, number>;
  x: number;
  y: number;
  /** The newest movement of this tick, already encoded for everybody. */
  packet: Buffer | undefined;
}

const grid = new InterestGrid<Client>(100);
let lastId = 0;

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  perMessageDeflate: false,
  maxPayload: 1_024,
});
server.on('listening', () => process.stdout.write('READY\n'));
server.on('connection', (socket) => {
  const id = ++lastId;
  const client: Client = { id, socket, visible: new Map(), x: 0, y: 0, packet: undefined };
  grid.entities.add(client);
  const hello = Buffer.alloc(4);
  hello.writeUInt32LE(id);
  socket.send(hello);
  socket.on('message', (data: Buffer) => {
    if (data.length === movementBytes) receive(client, data);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => grid.entities.delete(client));
});

setInterval(
  () =>
    grid.update(
      () => undefined,
      () => undefined,
    ),
  500,
);
setInterval(flush, tickMillis);

function receive(client: Client, data: Buffer): void {
  client.x = data.readFloatLE(0);
  client.y = data.readFloatLE(4);
  const packet = Buffer.allocUnsafe(outgoingBytes);
  packet.writeUInt32LE(client.id, 0);
  packet.writeUInt32LE(0, 4);
  packet.set(data, 8);
  client.packet = packet;
}

const stage = Buffer.allocUnsafe(1 << 20);

function flush(): void {
  for (const client of grid.entities) {
    let length = 0;
    for (const seen of client.visible.keys()) {
      if (seen.packet === undefined) continue;
      stage.set(seen.packet, length);
      length += outgoingBytes;
    }
    if (length > 0) client.socket.send(Buffer.from(stage.subarray(0, length)));
  }
  for (const client of grid.entities) client.packet = undefined;
}
