import type { MessagePort } from 'node:worker_threads';
import {
  type Bus,
  BusClosedError,
  type BusMessage,
  BusNoResponderError,
  BusTimeoutError,
  type ServeOptions,
  type SubscribeOptions,
  type Subscription,
} from '@realmwright/kernel/ports/bus';
import { defaultConcurrency, defaultPendingLimit, inTurn, requireSendable, requireSubscribable } from './bus-limits.ts';
import type { BusRouter } from './bus-router.ts';
import type { ClientFrame, Pipe, ReplyAddress, RouterFrame } from './frames.ts';
import { Inbox } from './inbox.ts';
import { localPipe } from './local-pipe.ts';
import { portPipe } from './port-pipe.ts';

export interface MemoryBusOptions {
  /** Told what a handler throws. */
  readonly onError: (error: unknown, subject: string) => void;
}

/** A bus of this thread, joined to a router of this thread. */
export function connectMemoryBus(router: BusRouter, options: MemoryBusOptions): Bus {
  const [clientEnd, routerEnd] = localPipe();
  router.attach(routerEnd);
  return new MemoryBus(clientEnd, options);
}

/** Joins another thread's bus to the router of this one: give it the other port of the channel. */
export function attachPort(router: BusRouter, port: MessagePort): void {
  router.attach(portPipe<RouterFrame, ClientFrame>(port));
}

/** The bus of a worker thread, over the port that the main thread attached. */
export function connectPortBus(port: MessagePort, options: MemoryBusOptions): Bus {
  return new MemoryBus(portPipe<ClientFrame, RouterFrame>(port), options);
}

/** A bus over any pipe to a router. */
export function joinBus(pipe: Pipe<ClientFrame, RouterFrame>, options: MemoryBusOptions): Bus {
  return new MemoryBus(pipe, options);
}

/**
 * The bus inside one process. As unkind as a network: payloads are copied, delivery is later, nobody at home is an
 * error, waiting is bounded. Modes: open, draining (handlers end and may still send), closed.
 */
class MemoryBus implements Bus {
  readonly #pipe: Pipe<ClientFrame, RouterFrame>;
  readonly #options: MemoryBusOptions;
  readonly #receivers = new Map<number, Receiver>();
  readonly #requests = new Map<number, PendingRequest>();
  readonly #pings = new Map<number, () => void>();
  #lastId = 0;
  #draining: Promise<void> | undefined;
  #isClosed = false;

  constructor(pipe: Pipe<ClientFrame, RouterFrame>, options: MemoryBusOptions) {
    this.#pipe = pipe;
    this.#options = options;
    pipe.onFrame = (frame) => this.#accept(frame);
    pipe.onClosed = () => this.#close();
  }

  publish(subject: string, payload: Uint8Array): void {
    this.#send(subject, payload, undefined);
  }

  async request(subject: string, payload: Uint8Array, options: { readonly timeout: number }): Promise<Uint8Array> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#send(subject, payload, id);
      const timer = setTimeout(() => {
        this.#requests.delete(id);
        reject(new BusTimeoutError(subject, options.timeout));
      }, options.timeout);
      this.#requests.set(id, { subject, resolve, reject, timer });
    });
  }

  subscribe(
    subject: string,
    options: SubscribeOptions,
    handler: (message: BusMessage) => void | Promise<void>,
  ): Subscription {
    return this.#receive(subject, inTurn(options), handler);
  }

  serve(subject: string, options: ServeOptions, handler: (message: BusMessage) => Promise<Uint8Array>): Subscription {
    return this.#receive(subject, options, async (message) => {
      const reply = await handler(message);
      if (message.replyTo === undefined || this.#isClosed) return;
      requireSendable(subject, reply);
      this.#pipe.send({ kind: 'reply', to: message.replyTo, subject: message.subject, payload: new Uint8Array(reply) });
    });
  }

  async flush(): Promise<void> {
    if (this.#isClosed) throw new BusClosedError();
    const id = ++this.#lastId;
    await new Promise<void>((resolve) => {
      this.#pings.set(id, resolve);
      this.#pipe.send({ kind: 'ping', id });
    });
  }

  drain(): Promise<void> {
    this.#draining ??= this.#drainOnce();
    return this.#draining;
  }

  async #drainOnce(): Promise<void> {
    if (this.#isClosed) return;
    await Promise.all([...this.#receivers.keys()].map((id) => this.#stopReceiving(id)));
    await this.flush();
    this.#pipe.send({ kind: 'bye' });
    this.#close();
  }

  #send(subject: string, payload: Uint8Array, request: number | undefined): void {
    if (this.#isClosed) throw new BusClosedError();
    requireSendable(subject, payload);
    // A view of a pooled buffer would drag the whole pool along: the copy has memory of its own.
    this.#pipe.send({ kind: 'publish', subject, payload: new Uint8Array(payload), request });
  }

  #receive(
    subject: string,
    options: ServeOptions,
    handle: (message: ReceivedMessage) => void | Promise<void>,
  ): Subscription {
    requireSubscribable(subject);
    if (this.#isClosed || this.#draining !== undefined) throw new BusClosedError();
    const id = ++this.#lastId;
    const onDropped = (message: ReceivedMessage): void => options.onDropped?.(message.subject);
    const inbox = new Inbox<ReceivedMessage>({
      limit: options.pendingLimit ?? defaultPendingLimit,
      concurrency: options.concurrency ?? defaultConcurrency,
      expiry: options.expiry,
      now: () => performance.now(),
      handle,
      onDropped,
      onExpired: onDropped,
      onError: (error) => this.#options.onError(error, subject),
    });
    this.#receivers.set(id, { inbox });
    this.#pipe.send({ kind: 'subscribe', id, subject, queue: options.queue });
    let stopping: Promise<void> | undefined;
    return {
      stop: () => {
        stopping ??= this.#stopReceiving(id);
        return stopping;
      },
    };
  }

  /** The pong comes after every message that the router had sent before it saw that we left. */
  async #stopReceiving(id: number): Promise<void> {
    const receiver = this.#receivers.get(id);
    if (receiver === undefined) return;
    if (!this.#isClosed) {
      this.#pipe.send({ kind: 'unsubscribe', id });
      await this.flush();
    }
    this.#receivers.delete(id);
    await receiver.inbox.idle();
  }

  #accept(frame: RouterFrame): void {
    switch (frame.kind) {
      case 'message':
        return this.#receivers.get(frame.subscription)?.inbox.offer(frame);
      case 'answer':
        return this.#settle(frame.request, ({ resolve }) => resolve(frame.payload));
      case 'no-responder':
        return this.#settle(frame.request, ({ reject, subject }) => reject(new BusNoResponderError(subject)));
      case 'pong':
        this.#pings.get(frame.id)?.();
        this.#pings.delete(frame.id);
        return;
      case 'lost':
        return this.#close();
      default:
        return frame satisfies never;
    }
  }

  #settle(id: number, settle: (request: PendingRequest) => void): void {
    const request = this.#requests.get(id);
    if (request === undefined) return;
    this.#requests.delete(id);
    clearTimeout(request.timer);
    settle(request);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const id of [...this.#requests.keys()]) this.#settle(id, ({ reject }) => reject(new BusClosedError()));
    for (const resolve of this.#pings.values()) resolve();
    this.#pings.clear();
    this.#pipe.close();
  }
}

type ReceivedMessage = BusMessage & { readonly replyTo: ReplyAddress | undefined };

interface Receiver {
  readonly inbox: Inbox<ReceivedMessage>;
}

interface PendingRequest {
  readonly subject: string;
  readonly resolve: (payload: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}
