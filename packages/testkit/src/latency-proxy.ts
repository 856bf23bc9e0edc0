import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Address } from './client/login-client.ts';

/** How a line is: each of its segments takes this long, in order, as on a real one. */
export interface LineQuality {
  /** One way, milliseconds. */
  readonly delay: number;
  /** At most so much more, milliseconds. */
  readonly jitter?: number;
  /** The share of segments that stall everything behind them, and for how long: from so many milliseconds to so many. */
  readonly stalls?: { readonly share: number; readonly least: number; readonly most: number };
}

/** A way to a server that is as slow and uneven as a test wants it. Nothing is lost or out of order, as in TCP. */
export class LatencyProxy {
  quality: LineQuality;
  /** Bytes that it has carried to clients, and from them. */
  readonly bytes = { down: 0, up: 0 };
  /** How many segments have stalled so far. */
  stallCount = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #seed: number;

  private constructor(server: Server, quality: LineQuality, seed: number) {
    this.#server = server;
    this.quality = quality;
    this.#seed = seed;
  }

  static async open(target: Address, quality: LineQuality, seed = 1): Promise<LatencyProxy> {
    const server = createServer({ noDelay: true });
    const proxy = new LatencyProxy(server, quality, seed);
    server.on('connection', (near) => {
      const far = connect({ ...target, noDelay: true });
      proxy.#carry(near, far, 'up');
      proxy.#carry(far, near, 'down');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  /** Where clients of the realtime edge go to take this way. */
  get socket(): string {
    const address = this.#server.address();
    return `ws://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/realtime`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #carry(from: Socket, to: Socket, way: 'down' | 'up'): void {
    this.#sockets.add(from);
    const waiting: { readonly chunk: Buffer; readonly due: number }[] = [];
    let lastDue = 0;
    const release = (): void => {
      while (waiting[0] !== undefined && waiting[0].due <= performance.now()) {
        const { chunk } = waiting.shift() ?? { chunk: Buffer.alloc(0) };
        if (!to.destroyed) to.write(chunk);
      }
      if (waiting[0] !== undefined) setTimeout(release, Math.max(1, waiting[0].due - performance.now()));
    };
    from.on('data', (chunk) => {
      this.bytes[way] += chunk.length;
      lastDue = Math.max(lastDue, performance.now() + this.#wayOf());
      waiting.push({ chunk, due: lastDue });
      if (waiting.length === 1) setTimeout(release, lastDue - performance.now());
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      // What was on its way still arrives.
      setTimeout(() => to.destroy(), Math.max(0, lastDue - performance.now()) + 20);
    });
  }

  #wayOf(): number {
    const { delay, jitter = 0, stalls } = this.quality;
    const way = delay + jitter * this.#chance();
    if (stalls === undefined || this.#chance() >= stalls.share) return way;
    this.stallCount += 1;
    return way + stalls.least + (stalls.most - stalls.least) * this.#chance();
  }

  /** The same chances for the same seed. Source: mulberry32, public domain. */
  #chance(): number {
    this.#seed = (this.#seed + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }
}
