import { characterId, mapId } from '@realmwright/kernel/ids';
import type { ClientMessage } from '@realmwright/protocol/realtime/client-messages';
import type { StateItem } from '@realmwright/protocol/realtime/entity-state';
import { clientFrames, type Frame, serverFrames } from '@realmwright/protocol/realtime/frame';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { SocketLike } from './dial.ts';
import type { Closed } from './line.ts';

type Listener =
  | readonly [event: 'open' | 'error', hear: () => void]
  | readonly [event: 'message', hear: (message: { readonly data: unknown }) => void]
  | readonly [event: 'close', hear: (closed: Closed) => void];

/** A socket in memory whose other end a test holds in the place of an edge: it sends and reads real frames. */
export class EdgeEnd implements SocketLike {
  binaryType = 'arraybuffer';
  readyState = 1;
  /** What the client has sent. */
  readonly heard: ClientMessage[] = [];
  readonly #onMessage: ((message: { readonly data: unknown }) => void)[] = [];
  readonly #onClose: ((closed: Closed) => void)[] = [];
  readonly #sent = { reliable: 0, latest: 0, droppable: 0 };
  #newestState = 0;

  send(bytes: Uint8Array<ArrayBuffer>): void {
    for (const { message } of clientFrames.decode(bytes)) this.heard.push(message);
  }

  close(code = 1005): void {
    this.readyState = 3;
    for (const hear of this.#onClose) hear({ code, reason: '' });
  }

  addEventListener(event: 'open' | 'error', hear: () => void): void;
  addEventListener(event: 'message', hear: (message: { readonly data: unknown }) => void): void;
  addEventListener(event: 'close', hear: (closed: Closed) => void): void;
  addEventListener(...[event, hear]: Listener): void {
    if (event === 'message') this.#onMessage.push(hear);
    if (event === 'close') this.#onClose.push(hear);
  }

  /** Tells the client that. */
  tell(message: ServerMessage): void {
    this.#put(serverFrames.frame(message, this.#next(message)));
  }

  /** Tells what has changed in view since the last time. */
  show(time: number, ...items: StateItem[]): void {
    const message = { kind: 'state', time, items } as const;
    const sequence = this.#next(message);
    this.#put(serverFrames.frame(message, sequence, this.#newestState));
    this.#newestState = sequence;
  }

  #next(message: ServerMessage): number {
    const { delivery } = serverFrames.frame(message, 1);
    this.#sent[delivery] += 1;
    return this.#sent[delivery];
  }

  #put(frame: Frame<ServerMessage>): void {
    const { buffer: data } = Uint8Array.from(serverFrames.encode([frame]));
    for (const hear of this.#onMessage) hear({ data });
  }
}

/** The first words of a realm. */
export const welcome: ServerMessage = {
  kind: 'welcome',
  account: 'ANN',
  realm: 'Hollowmere',
  stepMillis: 50,
  resume: 'r'.repeat(43),
};

const still = { x: 0, y: 0, z: 0, orientation: 0, flags: 0, age: 0 };

/** Somebody comes into view. */
export function comes(thing: number, name: string): StateItem {
  const fields = { numbers: [], reals: [] };
  return { kind: 'enter', thing, form: 'player', entry: thing, name, fields, motion: still, way: undefined };
}

/** Somebody says something. */
export function says(speaker: string, text: string): ServerMessage {
  return { kind: 'said', how: 'say', thing: undefined, speaker, status: 'here', where: '', text, number: 0 };
}

/** The own character stands in the world. */
export function entersAs(self: number): ServerMessage {
  return {
    kind: 'entered',
    character: characterId(self),
    self,
    map: mapId(0),
    zone: 12,
    motion: still,
    gameSeconds: 0,
    gameMinutesPerSecond: 1 / 60,
  };
}
