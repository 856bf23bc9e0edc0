import { graspedAddress, headersOf, offers, type Pass } from '@realmwright/client/dial';
import { machineTimers, type Timers } from '@realmwright/client/timers';
import { WebSocket } from 'ws';

/** The machine's, but nobody stays up for a client that tries to come back to a realm that has ended. */
export const restfulTimers: Timers = {
  ...machineTimers,
  after: (millis, call) => {
    const timer = setTimeout(call, millis).unref();
    return () => clearTimeout(timer);
  },
};

/** The way of one client to the realm, which a test can cut. */
export class CutNetwork {
  isCut = false;
  /** Messages of the socket that have come. */
  messages = 0;
  readonly passes: Pass[] = [];
  #socket: WebSocket | undefined;

  dial(address: string, pass: Pass): WebSocket {
    // Nobody listens on the first port.
    const way = this.isCut ? 'ws://127.0.0.1:1' : graspedAddress(address, pass);
    if (!this.isCut) this.passes.push(pass);
    const socket = new WebSocket(way, [...offers], { headers: headersOf(pass) });
    // The library hears the socket first.
    queueMicrotask(() => socket.addEventListener('message', () => void this.messages++));
    this.#socket = socket;
    return socket;
  }

  cut(): void {
    this.isCut = true;
    this.#socket?.terminate();
  }
}
