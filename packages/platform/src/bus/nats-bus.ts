import {
  connect,
  errors,
  type Msg,
  type NatsConnection,
  type Subscription as NatsSubscription,
} from '@nats-io/transport-node';
import { OperatorError } from '@realmwright/kernel/errors';
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
import type { BusTap, TappedMessage } from './bus-router.ts';
import { Inbox } from './inbox.ts';

export interface NatsBusOptions {
  /** `nats://host:port`, several separated by commas. */
  readonly url: string;
  /** Shown by the server. */
  readonly name: string;
  /** Put before every subject, so that realms and tests can share a server. Default `realmwright`. */
  readonly prefix?: string;
  /** Told what a handler throws. */
  readonly onError: (error: unknown, subject: string) => void;
  /** Told when the server goes away and comes back; reconnecting goes on for ever. */
  readonly onConnection?: (isConnected: boolean) => void;
}

/** @throws OperatorError when no server answers */
export async function connectNatsBus(options: NatsBusOptions): Promise<Bus & BusTap> {
  try {
    const connection = await connect({
      servers: options.url.split(','),
      name: options.name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      timeout: 5_000,
      pingInterval: 10_000,
    });
    return new NatsBus(connection, options);
  } catch (error) {
    throw new OperatorError(
      `No NATS server answers at ${options.url} (${error instanceof Error ? error.message : error}). Start one, or correct REALMWRIGHT_NATS_URL.`,
    );
  }
}

/**
 * The bus over a NATS server. While the server is away nothing is queued: publications are lost (delivery is at most
 * once anyway) and requests fail at once, so that a long absence costs no memory and ends without a flood of stale words.
 */
class NatsBus implements Bus, BusTap {
  readonly #connection: NatsConnection;
  readonly #options: NatsBusOptions;
  readonly #prefix: string;
  readonly #receivers = new Set<Receiver>();
  #isConnected = true;
  #draining: Promise<void> | undefined;

  constructor(connection: NatsConnection, options: NatsBusOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#prefix = `${options.prefix ?? 'realmwright'}.`;
    void this.#watch();
  }

  publish(subject: string, payload: Uint8Array): void {
    if (this.#connection.isClosed()) throw new BusClosedError();
    requireSendable(subject, payload);
    // The client queues without copying and sends later, and the caller may use its buffer again at once.
    if (this.#isConnected) this.#connection.publish(this.#prefix + subject, new Uint8Array(payload));
  }

  async request(subject: string, payload: Uint8Array, options: { readonly timeout: number }): Promise<Uint8Array> {
    if (this.#connection.isClosed()) throw new BusClosedError();
    requireSendable(subject, payload);
    if (!this.#isConnected) throw new BusNoResponderError(subject);
    try {
      const reply = await this.#connection.request(this.#prefix + subject, new Uint8Array(payload), options);
      return reply.data;
    } catch (error) {
      if (error instanceof errors.NoRespondersError) throw new BusNoResponderError(subject);
      if (error instanceof errors.RequestError && error.isNoResponders()) throw new BusNoResponderError(subject);
      if (error instanceof errors.TimeoutError) throw new BusTimeoutError(subject, options.timeout);
      throw new BusClosedError(error);
    }
  }

  subscribe(
    subject: string,
    options: SubscribeOptions,
    handler: (message: BusMessage) => void | Promise<void>,
  ): Subscription {
    return this.#receive(subject, inTurn(options), (message) => handler(this.#received(message)));
  }

  serve(subject: string, options: ServeOptions, handler: (message: BusMessage) => Promise<Uint8Array>): Subscription {
    return this.#receive(subject, options, async (message) => {
      const reply = await handler(this.#received(message));
      requireSendable(subject, reply);
      if (!this.#connection.isClosed()) message.respond(reply);
    });
  }

  /** While something is tapped, requests without a responder run into their deadline: to the server the tap is one. */
  tap(observer: (message: TappedMessage) => void): () => void {
    const messages = this.#connection.subscribe(`${this.#prefix}>`, {
      callback: (error, message) => {
        if (error !== null) return;
        const kind = message.reply === undefined || message.reply === '' ? 'publish' : 'request';
        observer({ kind, subject: message.subject.slice(this.#prefix.length), payload: message.data });
      },
    });
    return () => messages.unsubscribe();
  }

  async flush(): Promise<void> {
    if (this.#connection.isClosed()) throw new BusClosedError();
    await this.#connection.flush();
  }

  drain(): Promise<void> {
    this.#draining ??= this.#drainOnce();
    return this.#draining;
  }

  async #drainOnce(): Promise<void> {
    if (this.#connection.isClosed()) return;
    await Promise.all([...this.#receivers].map((receiver) => this.#stopReceiving(receiver)));
    if (this.#isConnected) await this.#connection.flush();
    await this.#connection.close();
  }

  #receive(subject: string, options: ServeOptions, handle: (message: Msg) => void | Promise<void>): Subscription {
    requireSubscribable(subject);
    if (this.#connection.isClosed() || this.#draining !== undefined) throw new BusClosedError();
    const onDropped = (message: Msg): void => options.onDropped?.(message.subject.slice(this.#prefix.length));
    const inbox = new Inbox<Msg>({
      limit: options.pendingLimit ?? defaultPendingLimit,
      concurrency: options.concurrency ?? defaultConcurrency,
      expiry: options.expiry,
      now: () => performance.now(),
      handle,
      onDropped,
      onExpired: onDropped,
      onError: (error) => this.#options.onError(error, subject),
    });
    const subscription = this.#connection.subscribe(this.#prefix + subject, {
      ...(options.queue === undefined ? {} : { queue: options.queue }),
      callback: (error, message) => {
        if (error === null) inbox.offer(message);
        else this.#options.onError(error, subject);
      },
    });
    const receiver: Receiver = { inbox, subscription };
    this.#receivers.add(receiver);
    let stopping: Promise<void> | undefined;
    return {
      stop: () => {
        stopping ??= this.#stopReceiving(receiver);
        return stopping;
      },
    };
  }

  async #stopReceiving(receiver: Receiver): Promise<void> {
    this.#receivers.delete(receiver);
    if (this.#isConnected && !this.#connection.isClosed()) await receiver.subscription.drain();
    await receiver.inbox.idle();
  }

  #received(message: Msg): BusMessage {
    return { subject: message.subject.slice(this.#prefix.length), payload: message.data };
  }

  async #watch(): Promise<void> {
    for await (const status of this.#connection.status()) {
      const isConnected = status.type === 'reconnect';
      if (!isConnected && status.type !== 'disconnect') continue;
      this.#isConnected = isConnected;
      this.#options.onConnection?.(isConnected);
    }
  }
}

interface Receiver {
  readonly inbox: Inbox<Msg>;
  readonly subscription: NatsSubscription;
}
