/**
 * The floor for the zone workload: plain TCP, one ARC4 stream per client, and every 50 ms one write per client with the
 * concatenated 44-byte movement packets of the movers it sees. No accounts, no rules, no other packets.
 * Usage: node tcp-zone-server.ts PORT; prints READY when it listens.
 */
import { createServer, type Socket } from 'node:net';
import { Arc4 } from './arc4.ts';
import { InterestGrid } from './interest-grid.ts';

const incomingBytes = 34;
const outgoingBytes = 44;
const tickMillis = 50;

interface Client {
  readonly id: number;
  readonly socket: Socket;
  readonly outgoing: Arc4;
  readonly incoming: Arc4;
  readonly visible: Map<Client, number>;
  rest: Buffer | undefined;
  x: number;
  y: number;
  /** The newest movement of this tick, already encoded for everybody. */
  packet: Buffer | undefined;
}

const grid = new InterestGrid<Client>(100);
let lastId = 0;

createServer((socket) => {
  socket.setNoDelay(true);
  const id = ++lastId;
  const client: Client = {
    id,
    socket,
    outgoing: new Arc4(id),
    incoming: new Arc4(1_000 + id),
    visible: new Map(),
    rest: undefined,
    x: 0,
    y: 0,
    packet: undefined,
  };
  grid.entities.add(client);
  const hello = Buffer.alloc(4);
  hello.writeUInt32LE(id);
  socket.write(hello);
  socket.on('data', (chunk: Buffer) => receive(client, chunk));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => grid.entities.delete(client));
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('READY\n'));

setInterval(
  () =>
    grid.update(
      () => undefined,
      () => undefined,
    ),
  500,
);
setInterval(flush, tickMillis);

function receive(client: Client, chunk: Buffer): void {
  let data = chunk;
  if (client.rest !== undefined) {
    data = Buffer.concat([client.rest, chunk]);
    client.rest = undefined;
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  for (; data.length - at >= incomingBytes; at += incomingBytes) {
    client.incoming.apply(data, at, 6);
    client.x = view.getFloat32(at + 6, true);
    client.y = view.getFloat32(at + 10, true);
    const packet = Buffer.allocUnsafe(outgoingBytes);
    packet[0] = 0;
    packet[1] = outgoingBytes - 2;
    packet[2] = 0xee;
    packet[3] = 0;
    new DataView(packet.buffer, packet.byteOffset).setUint32(4, client.id, true);
    packet.fill(0, 8, 16);
    packet.set(data.subarray(at + 6, at + incomingBytes), 16);
    client.packet = packet;
  }
  if (at < data.length) client.rest = Buffer.from(data.subarray(at));
}

const stage = Buffer.allocUnsafe(1 << 20);

function flush(): void {
  for (const client of grid.entities) {
    let length = 0;
    for (const seen of client.visible.keys()) {
      if (seen.packet === undefined) continue;
      stage.set(seen.packet, length);
      client.outgoing.apply(stage, length, 4);
      length += outgoingBytes;
    }
    if (length > 0) client.socket.write(Buffer.from(stage.subarray(0, length)));
  }
  for (const client of grid.entities) client.packet = undefined;
}
