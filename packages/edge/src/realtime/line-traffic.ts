import type { Socket } from 'node:net';

/** Bytes of all lines of an edge since its start, as its sockets count them. */
export class LineTraffic {
  readonly #open = new Set<Socket>();
  readonly #count: (this: Socket) => void;
  #bytesIn = 0;
  #bytesOut = 0;

  constructor() {
    const traffic = this;
    // One for all of them: thousands of sockets wait for nothing else.
    this.#count = function () {
      traffic.#open.delete(this);
      traffic.#bytesIn += this.bytesRead;
      traffic.#bytesOut += this.bytesWritten;
    };
  }

  /** Counts a socket from its first byte to its last. */
  follow(socket: Socket): void {
    if (socket.destroyed) return;
    this.#open.add(socket);
    socket.on('close', this.#count);
  }

  total(): { readonly bytesIn: number; readonly bytesOut: number } {
    let { bytesIn, bytesOut } = { bytesIn: this.#bytesIn, bytesOut: this.#bytesOut };
    for (const socket of this.#open) {
      bytesIn += socket.bytesRead;
      bytesOut += socket.bytesWritten;
    }
    return { bytesIn, bytesOut };
  }
}
