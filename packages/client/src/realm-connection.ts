import type { CharacterId } from '@realmwright/kernel/ids';
import type { ClientMessage, Deed, Step } from '@realmwright/protocol/realtime/client-messages';
import { type ClosePolicy, policyOf } from '@realmwright/protocol/realtime/close-code';
import { clientFrames, type Frame, serverFrames } from '@realmwright/protocol/realtime/frame';
import type { DeedOutcome, ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { subprotocols } from '@realmwright/protocol/realtime/subprotocol';
import type { Ticket } from './sign-in.ts';
import { WorldView } from './world-view.ts';

/** The part of a WebSocket that is used: that of browsers, of Node, or another of the same shape. */
export interface SocketLike {
  binaryType: string;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  addEventListener(event: 'open' | 'error', hear: () => void): void;
  addEventListener(event: 'message', hear: (message: { readonly data: unknown }) => void): void;
  addEventListener(event: 'close', hear: (closed: { readonly code: number; readonly reason: string }) => void): void;
}

/** What a connection tells, by the name of what happened. */
export interface RealmEvents {
  /** Any message of the server but those that are kept in `world`. */
  message: ServerMessage;
  /** The world in view has changed. */
  state: WorldView;
  /** The line is closed; `policy` is what the server expects a client to do now. */
  closed: { readonly code: number; readonly reason: string; readonly policy: ClosePolicy };
}

/**
 * A line to a realm: what is seen is in `world`, what is asked for has an outcome. It does nothing by itself: coming back
 * after a broken line, drawing and playing are up to whoever uses it.
 */
export class RealmConnection {
  readonly world = new WorldView();
  /** The first words of the server: who one is, and whom one may play. */
  readonly welcome: Promise<Extract<ServerMessage, { kind: 'welcome' }>>;
  readonly #socket: SocketLike;
  readonly #sent = { reliable: 0, latest: 0, droppable: 0 };
  readonly #waiting = new Map<number, (outcome: DeedOutcome) => void>();
  readonly #hearers: { [Name in keyof RealmEvents]: ((event: RealmEvents[Name]) => void)[] } = {
    message: [],
    state: [],
    closed: [],
  };
  #lastAction = 0;
  #lastInput = 0;

  private constructor(socket: SocketLike) {
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    const welcome = Promise.withResolvers<Extract<ServerMessage, { kind: 'welcome' }>>();
    // Whoever does not wait for it learns of the end by `closed`.
    welcome.promise.catch(() => undefined);
    this.welcome = welcome.promise;
    this.on('message', (message) => message.kind === 'welcome' && welcome.resolve(message));
    socket.addEventListener('message', ({ data }) => this.#take(data));
    socket.addEventListener('close', ({ code, reason }) => {
      welcome.reject(new Error(`the line was closed with ${code}: ${reason}`));
      for (const answer of this.#waiting.values()) answer(lost);
      this.#waiting.clear();
      this.#tell('closed', { code, reason, policy: policyOf(code) });
    });
  }

  /**
   * Opens a line with a ticket. Browsers cannot set headers, so there the ticket stands in the address; it is good once
   * and for half a minute. Programs send it in a header, since they have no origin to show.
   */
  static open({ socket, ticket }: Ticket): RealmConnection {
    const protocols = subprotocols.filter(({ form }) => form === 'binary').map(({ name }) => name);
    if (!('document' in globalThis)) {
      // Node's sockets take headers, which the type that browsers have of them does not know.
      const options = { protocols, headers: { authorization: `Ticket ${ticket}` } };
      return RealmConnection.over(Reflect.construct(WebSocket, [socket, options]));
    }
    const address = new URL(socket);
    address.searchParams.set('ticket', ticket);
    return RealmConnection.over(new WebSocket(address, protocols));
  }

  /** Speaks over a socket that is open or opening, with a binary subprotocol. */
  static over(socket: SocketLike): RealmConnection {
    return new RealmConnection(socket);
  }

  on<Name extends keyof RealmEvents>(name: Name, hear: (event: RealmEvents[Name]) => void): void {
    this.#hearers[name].push(hear);
  }

  /** Takes a character into the world; `entered` or `left` comes as a message. */
  enter(character: CharacterId): void {
    this.#send({ kind: 'enter', character });
  }

  /** Takes the character out of the world. */
  leave(): void {
    this.#send({ kind: 'leave' });
  }

  /** Asks for a deed, and says how it came out. */
  act(deed: Deed): Promise<DeedOutcome> {
    this.#lastAction += 1;
    const action = this.#lastAction;
    this.#send({ kind: 'act', action, deed });
    return new Promise((resolve) => this.#waiting.set(action, resolve));
  }

  /** Tells where the own character is; returns the number of this step. */
  step(step: Omit<Step, 'input'>): number {
    this.#lastInput += 1;
    this.#send({ kind: 'step', input: this.#lastInput, ...step });
    return this.#lastInput;
  }

  /** The own character stands where the server wanted it. */
  confirmCorrection(correction: number, time: number): void {
    this.#send({ kind: 'corrected', correction, time });
  }

  ping(sent: number, lastTrip: number): void {
    this.#send({ kind: 'ping', sent, lastTrip });
  }

  close(): void {
    this.#socket.close(1000);
  }

  #send(message: ClientMessage): void {
    const { delivery } = clientFrames.frame(message, 0);
    this.#sent[delivery] += 1;
    const bytes = clientFrames.encode([clientFrames.frame(message, this.#sent[delivery])]);
    this.#socket.send(Uint8Array.from(bytes));
  }

  #take(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    for (const frame of serverFrames.decode(new Uint8Array(data))) this.#takeFrame(frame);
  }

  #takeFrame(frame: Frame<ServerMessage>): void {
    const { message } = frame;
    if (message.kind === 'state') {
      if (this.world.apply({ ...frame, message }) === 'gap') this.#send({ kind: 'resync', why: 'gap' });
      else this.#tell('state', this.world);
      return;
    }
    if (message.kind === 'acted') {
      this.#waiting.get(message.action)?.(message.outcome);
      this.#waiting.delete(message.action);
    }
    if (message.kind === 'verify') return this.#verify(message);
    this.#tell('message', message);
  }

  /** Compares what is seen with what should be; what differs is repaired by seeing everything anew. */
  #verify({ state, sum }: Extract<ServerMessage, { kind: 'verify' }>): void {
    if (state === this.world.sequence && sum !== this.world.sum) this.#send({ kind: 'resync', why: 'drift' });
  }

  #tell<Name extends keyof RealmEvents>(name: Name, event: RealmEvents[Name]): void {
    for (const hear of this.#hearers[name]) hear(event);
  }
}

/** What becomes of deeds whose answer can come no more. */
const lost: DeedOutcome = { kind: 'refused', code: 'realtime.line-lost' };
