import type { ClientSocket } from '@realmwright/edge/start';
import type { ClientStream } from '../client/client-network.ts';
import type { SimulatedSockets } from './simulated-sockets.ts';

/** Bytes that a peer which does not read lets lie on the line. */
const window = 65_536;

/**
 * One end of a simulated line. Data and the end of data travel in order; a reset travels too, and overtakes nothing. Each
 * end tells `close` once, when both directions are over.
 */
export class SimulatedSocket implements ClientSocket, ClientStream {
  readonly remoteAddress: string;
  readonly localAddress = '127.0.0.1';
  readonly name: string;
  readonly #net: SimulatedSockets;
  readonly #isServer: boolean;
  #peer: SimulatedSocket | undefined;
  readonly #hear: { data: ((chunk: Uint8Array) => void)[]; error: ((error: Error) => void)[]; close: (() => void)[] } =
    {
      data: [],
      error: [],
      close: [],
    };
  /** Arrived and not read, because this end is paused. */
  #unread: Uint8Array[] = [];
  /** Written and not read by the peer. */
  #outstanding = 0;
  #untaken: (() => void)[] = [];
  #lastArrival = 0;
  #isPaused = false;
  #isClosed = false;
  /** It has said that it writes no more. */
  #hasEnded = false;
  /** The peer has said so, but not everything was read yet. */
  #isPeerOver = false;

  private constructor(net: SimulatedSockets, name: string, address: string, isServer: boolean) {
    this.#net = net;
    this.name = name;
    this.remoteAddress = address;
    this.#isServer = isServer;
  }

  /** The two ends of a new line. */
  static pair(net: SimulatedSockets, name: string, from: string): readonly [SimulatedSocket, SimulatedSocket] {
    const client = new SimulatedSocket(net, name, '127.0.0.1', false);
    const server = new SimulatedSocket(net, name, from, true);
    client.#peer = server;
    server.#peer = client;
    return [client, server];
  }

  get writableLength(): number {
    return Math.max(0, this.#outstanding - window);
  }

  on(
    ...[event, hear]: ['data', (chunk: Uint8Array) => void] | ['error', (error: Error) => void] | ['close', () => void]
  ): void {
    if (event === 'data') this.#hear.data.push(hear);
    else if (event === 'error') this.#hear.error.push(hear);
    else this.#hear.close.push(hear);
  }

  write(bytes: Uint8Array, taken?: () => void): void {
    if (this.#isClosed || this.#hasEnded) return;
    const { random, weather, history } = this.#net;
    history.add(`${this.name} ${this.#isServer ? '<' : '>'} ${bytes.length} bytes`, bytes);
    const cut = bytes.length > 1 && random.chance(weather.splitWrites) ? random.integer(1, bytes.length - 1) : 0;
    for (const piece of cut === 0 ? [bytes] : [bytes.subarray(0, cut), bytes.subarray(cut)]) {
      const copy = new Uint8Array(piece);
      this.#outstanding += copy.length;
      this.#travel(() => this.#peer?.arrive(copy));
    }
    if (taken === undefined) return;
    if (this.writableLength === 0) this.#net.clock.after(0, taken);
    else this.#untaken.push(taken);
  }

  end(): void {
    if (this.#isClosed || this.#hasEnded) return;
    this.#hasEnded = true;
    this.#travel(() => this.#peer?.peerIsOver());
  }

  /** As the system does it for a process that drops a socket: what was written still arrives. */
  destroy(): void {
    this.end();
    this.#close();
  }

  resetAndDestroy(): void {
    if (this.#isClosed) return;
    this.#hasEnded = true;
    this.#travel(() => this.#peer?.breakDown());
    this.#close();
  }

  /** The process of this end is no more: the peer is reset, this end hears nothing. */
  die(): void {
    for (const hear of [this.#hear.data, this.#hear.error, this.#hear.close]) hear.length = 0;
    this.resetAndDestroy();
  }

  /** The machine of this end is gone: the peer hears nothing at all. */
  vanish(): void {
    this.#hasEnded = true;
    this.#close();
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#net.clock.after(0, () => this.#read());
  }

  arrive(bytes: Uint8Array): void {
    if (this.#isClosed) return;
    this.#unread.push(bytes);
    this.#read();
  }

  peerIsOver(): void {
    this.#isPeerOver = true;
    this.#read();
  }

  breakDown(): void {
    if (this.#isClosed) return;
    for (const hear of this.#hear.error) hear(new Error('the connection was reset'));
    this.#close();
  }

  #read(): void {
    while (!this.#isPaused && !this.#isClosed) {
      const bytes = this.#unread.shift();
      if (bytes === undefined) break;
      this.#peer?.wasRead(bytes.length);
      for (const hear of this.#hear.data) hear(bytes);
    }
    if (this.#isPeerOver && this.#unread.length === 0 && !this.#isClosed) {
      // Neither side of this protocol keeps a line open in one direction only.
      this.end();
      this.#close();
    }
  }

  wasRead(count: number): void {
    this.#outstanding -= count;
    if (this.writableLength > 0) return;
    for (const taken of this.#untaken.splice(0)) this.#net.clock.after(0, taken);
  }

  #travel(arrive: () => void): void {
    const { clock, random, weather } = this.#net;
    const due = clock.monotonic() + random.between(weather.leastDelay, weather.mostDelay);
    this.#lastArrival = Math.max(due, this.#lastArrival);
    clock.at(this.#lastArrival, arrive);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unread = [];
    if (this.#isServer) this.#net.note(this, false);
    this.#net.clock.after(0, () => {
      for (const hear of this.#hear.close) hear();
    });
  }
}
