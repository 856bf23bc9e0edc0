import { connect } from 'node:net';
import type { ZoneAdapter } from '../load/zone-crowd.ts';
import { Arc4 } from './arc4.ts';

const outgoingBytes = 44;

/** Clients of `tcp-zone-server.ts`. The moment of sending travels in the packet's time field, in 10 µs steps. */
export function tcpZoneAdapter(port: number): ZoneAdapter {
  const indexById = new Map<number, number>();
  return {
    async connect(index, _mover, probe, onUpdate) {
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      const id = await new Promise<number>((resolve, reject) => {
        socket.once('data', (hello: Buffer) => resolve(hello.readUInt32LE(0)));
        socket.once('error', reject);
      });
      indexById.set(id, index);
      const sending = new Arc4(1_000 + id);
      const receiving = new Arc4(id);
      let rest: Buffer | undefined;
      socket.on('data', (chunk: Buffer) => {
        if (!probe) return;
        const data = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
        let at = 0;
        for (; data.length - at >= outgoingBytes; at += outgoingBytes) {
          receiving.apply(data, at, 4);
          if (data[at + 2] !== 0xee) throw new Error('a header of the reference server did not decipher');
          onUpdate(indexById.get(data.readUInt32LE(at + 4)) ?? Number.NaN, data.readUInt32LE(at + 36) / 100);
        }
        rest = at < data.length ? Buffer.from(data.subarray(at)) : undefined;
      });
      return {
        move(mover, sentAt) {
          const packet = Buffer.allocUnsafe(34);
          packet.writeUInt16BE(32, 0);
          packet.writeUInt32LE(0xee, 2);
          sending.apply(packet, 0, 6);
          const view = new DataView(packet.buffer, packet.byteOffset);
          view.setFloat32(6, mover.x, true);
          view.setFloat32(10, mover.y, true);
          view.setFloat32(14, 40, true);
          view.setFloat32(18, mover.orientation, true);
          view.setUint32(22, 1, true);
          view.setUint32(26, Math.floor(sentAt * 100), true);
          view.setUint32(30, 0, true);
          socket.write(packet);
        },
        close: () => socket.destroy(),
      };
    },
  };
}
