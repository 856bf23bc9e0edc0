import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, of which there are thousands while tests run. */
const range = { from: 20_000, to: 32_000 };
const attempts = 100;
const given = new Set<number>();

/** A port of the loopback that nobody listens on right now, each time another one. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = range.from + Math.floor(Math.random() * (range.to - range.from));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
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
