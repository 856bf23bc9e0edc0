import { WebSocket } from 'ws';
import { drainBelow } from '../load/drain.ts';
import type { ZoneAdapter } from '../load/zone-crowd.ts';

const outgoingBytes = 36;

/** Clients of `ws-zone-server.ts`. The moment of sending travels in the movement's time field, in 10 µs steps. */
export function wsZoneAdapter(port: number): ZoneAdapter {
  const indexById = new Map<number, number>();
  return {
    async connect(index, _mover, probe, onUpdate) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
      const id = await new Promise<number>((resolve, reject) => {
        socket.once('message', (hello: Buffer) => resolve(hello.readUInt32LE(0)));
        socket.once('error', reject);
      });
      indexById.set(id, index);
      if (probe) {
        socket.on('message', (data: Buffer) => {
          for (let at = 0; at < data.length; at += outgoingBytes) {
            onUpdate(indexById.get(data.readUInt32LE(at)) ?? Number.NaN, data.readUInt32LE(at + 28) / 100);
          }
        });
      } else {
        drainBelow(socket);
      }
      return {
        move({ x, y, orientation }, sentAt) {
          const movement = Buffer.allocUnsafe(28);
          movement.writeFloatLE(x, 0);
          movement.writeFloatLE(y, 4);
          movement.writeFloatLE(40, 8);
          movement.writeFloatLE(orientation, 12);
          movement.writeUInt32LE(1, 16);
          movement.writeUInt32LE(Math.floor(sentAt * 100), 20);
          movement.writeUInt32LE(0, 24);
          socket.send(movement);
        },
        close: () => socket.terminate(),
      };
    },
  };
}
