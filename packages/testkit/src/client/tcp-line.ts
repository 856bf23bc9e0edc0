import { inTime, type TestTime } from '../waiting.ts';
import { type ClientNetwork, type ClientStream, machineNetwork } from './client-network.ts';

/** The server ended the connection while something was expected from it. */
export class LineClosedError extends Error {
  override readonly name = 'LineClosedError';
}

/** A TCP connection that is read in exact counts of bytes, as clients of the login server do. */
export interface TcpLine {
  /** The next `count` bytes. @throws LineClosedError, WaitedInVainError */
  read(count: number, within?: number): Promise<Uint8Array>;
  write(bytes: Uint8Array): void;
  /** Resolves when the server has closed the connection. */
  readonly closed: Promise<void>;
  readonly isClosed: boolean;
  /** Ends the connection without a word, as a crashed client does. */
  destroy(): void;
}

/** Connects, from a given address of this machine if one is named. @throws the network's error when nobody listens */
export async function openLine(
  host: string,
  port: number,
  from?: string,
  network: ClientNetwork = machineNetwork,
): Promise<TcpLine> {
  const at = { host, port, ...(from === undefined ? {} : { from }) };
  return new SocketLine(await network.connect(at), network.time);
}

class SocketLine implements TcpLine {
  readonly closed: Promise<void>;
  isClosed = false;
  readonly #socket: ClientStream;
  readonly #time: TestTime;
  #received = Buffer.alloc(0);
  #wake: () => void = () => undefined;

  constructor(socket: ClientStream, time: TestTime) {
    this.#socket = socket;
    this.#time = time;
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.isClosed = true;
        this.#wake();
        resolve();
      });
    });
  }

  async read(count: number, within = this.#time.patience): Promise<Uint8Array> {
    await inTime(this.#until(count), {
      what: `${count} bytes`,
      within,
      time: this.#time,
      seen: () => `${this.#received.length} bytes`,
    });
    const bytes = this.#received.subarray(0, count);
    this.#received = this.#received.subarray(count);
    return new Uint8Array(bytes);
  }

  async #until(count: number): Promise<void> {
    while (this.#received.length < count) {
      if (this.isClosed) throw new LineClosedError(`closed with ${this.#received.length} of ${count} bytes`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  write(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
