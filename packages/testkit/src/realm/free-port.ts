import { createServer } from 'node:net';

/** A port of the loopback that nobody listens on right now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || address === null) throw new Error('this machine gives no free port');
      server.close(() => resolve(address.port));
    });
  });
}
