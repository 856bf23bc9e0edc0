import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortReservations } from './port-reservations.ts';

/** Below the ports that systems give to outgoing connections, of which there are thousands while tests run. */
const range = { from: 20_000, to: 32_000 };
const attempts = 100;
const reservations = new PortReservations(join(tmpdir(), `realmwright-test-ports-${process.getuid?.() ?? ''}`));

/** A port of the loopback that nobody listens on, and that no other test of this machine is given while this process lives. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = range.from + Math.floor(Math.random() * (range.to - range.from));
    if (reservations.take(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port between ${range.from} and ${range.to} in ${attempts} attempts`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
