import type { Listen, TcpListener, TcpListenerOptions } from '@realmwright/edge/start';
import type { Address, ClientNetwork, ClientStream } from '../client/client-network.ts';
import type { History } from './history.ts';
import type { SeededRandom } from './seeded-random.ts';
import { SimulatedSocket } from './simulated-socket.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How bytes travel between clients and the edge. */
export interface LineWeather {
  /** Delay of one segment, milliseconds. */
  leastDelay: number;
  mostDelay: number;
  /** Share of writes that arrive in pieces. */
  splitWrites: number;
}

/**
 * The network between clients and the edge: streams that deliver every byte in order, late and in pieces as the seed
 * wants it, until one side ends them or the line breaks.
 */
export class SimulatedSockets {
  readonly weather: LineWeather = { leastDelay: 1, mostDelay: 40, splitWrites: 0.1 };
  readonly clock: VirtualClock;
  readonly history: History;
  readonly random: SeededRandom;
  readonly #listeners = new Map<number, TcpListenerOptions>();
  readonly #open = new Set<SimulatedSocket>();
  #lastPort = 40_000;
  #lastLine = 0;

  constructor(clock: VirtualClock, history: History, random: SeededRandom) {
    this.clock = clock;
    this.history = history;
    this.random = random;
  }

  /** A machine that clients run on. */
  clientOf(name: string, random: SeededRandom): ClientNetwork {
    const { clock } = this;
    return {
      time: {
        now: () => clock.monotonic(),
        after: (millis, callback) => clock.after(millis, callback),
        // Nothing is slow here: what does not come in time was kept back by a fault.
        patience: 10_000,
      },
      random,
      connect: (at) => this.#connect(name, at),
    };
  }

  /** Server ends of lines that are still open. */
  get openCount(): number {
    return this.#open.size;
  }

  /** A port for a role; its sockets break when the role is killed. */
  listenFor(role: string): { readonly listen: Listen; kill(): void } {
    const ports = new Set<number>();
    const sockets = new Set<SimulatedSocket>();
    let isDead = false;
    return {
      listen: async (options): Promise<TcpListener> => {
        const port = options.port === 0 ? ++this.#lastPort : options.port;
        const onConnection = (socket: Parameters<TcpListenerOptions['onConnection']>[0]): void => {
          if (socket instanceof SimulatedSocket) sockets.add(socket);
          options.onConnection(socket);
        };
        this.#listeners.set(port, { ...options, onConnection });
        ports.add(port);
        return {
          port,
          close: () => {
            if (!isDead) this.#listeners.delete(port);
          },
        };
      },
      kill: () => {
        isDead = true;
        this.history.add(`sockets: those of ${role} break`);
        for (const port of ports) this.#listeners.delete(port);
        for (const socket of sockets) socket.die();
      },
    };
  }

  note(socket: SimulatedSocket, isOpen: boolean): void {
    if (isOpen) this.#open.add(socket);
    else this.#open.delete(socket);
  }

  async #connect(name: string, at: Address): Promise<ClientStream> {
    const { leastDelay, mostDelay } = this.weather;
    await new Promise<void>((resolve) => void this.clock.after(this.random.between(leastDelay, mostDelay), resolve));
    const listener = this.#listeners.get(at.port);
    if (listener === undefined) throw new Error(`nobody listens on port ${at.port}`);
    const line = ++this.#lastLine;
    const [client, server] = SimulatedSocket.pair(this, `${name}#${line}`, at.from ?? '127.0.0.1');
    this.note(server, true);
    this.history.add(`${name} connects to ${at.port} as line ${line}`);
    listener.onConnection(server);
    return client;
  }
}
