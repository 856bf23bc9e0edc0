import type { SocketLike } from './dial.ts';
import type { LineConditions } from './line-conditions.ts';
import { SlowWay } from './slow-way.ts';
import type { Timers } from './timers.ts';

/** How a line ended. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Who hears what comes over a line. */
export interface LineHearer {
  heard(bytes: ArrayBuffer): void;
  closed(closed: Closed): void;
}

/**
 * One socket, with a way there and a way back. Either is as slow as the conditions of the moment say; the end of the line
 * comes after whatever was on its way before it, as on a real one.
 */
export class Line {
  readonly #socket: SocketLike;
  readonly #there: SlowWay;

  constructor(
    socket: SocketLike,
    hearer: LineHearer,
    timers: Timers,
    conditions: () => Required<LineConditions> | undefined,
  ) {
    this.#socket = socket;
    this.#there = new SlowWay(timers, conditions);
    const back = new SlowWay(timers, conditions);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) back.pass(() => hearer.heard(data));
    });
    socket.addEventListener('close', (closed) => back.pass(() => hearer.closed(closed)));
    // What is wrong is said by `close`, which follows.
    socket.addEventListener('error', () => undefined);
  }

  /** A line that is closing takes nothing any more; what must arrive goes with the next one. */
  send(frame: Uint8Array): void {
    // The bytes are the caller's again when this returns.
    const bytes = Uint8Array.from(frame);
    this.#there.pass(() => {
      if (this.#socket.readyState < CLOSING) this.#socket.send(bytes);
    });
  }

  close(code?: number): void {
    this.#there.pass(() => this.#socket.close(code));
  }
}

/** `readyState` of a socket that has begun to close. */
const CLOSING = 2;
