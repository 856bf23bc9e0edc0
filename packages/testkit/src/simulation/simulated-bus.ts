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
import type { Cancel } from '@realmwright/kernel/ports/clock';
import {
  defaultConcurrency,
  defaultPendingLimit,
  inTurn,
  requireSendable,
  requireSubscribable,
} from '@realmwright/platform/bus/bus-limits';
import { Inbox } from '@realmwright/platform/bus/inbox';
import type { BusNetwork, Delivery, Member, Post } from './bus-network.ts';

/**
 * A role's end of the simulated bus. Modes: open, draining, closed, and dead: a dead one neither hears nor says anything
 * any more, and what its role waits for never comes, as for a process that was killed.
 */
export class SimulatedBus implements Bus, Member {
  readonly name: string;
  readonly posts = new Map<number, Post>();
  readonly #network: BusNetwork;
  readonly #onError: (error: unknown, subject: string) => void;
  readonly #requests = new Map<number, PendingRequest>();
  #lastId = 0;
  #draining: Promise<void> | undefined;
  #isClosed = false;
  #isDead = false;

  constructor(network: BusNetwork, name: string, onError: (error: unknown, subject: string) => void) {
    this.#network = network;
    this.name = name;
    this.#onError = onError;
  }

  publish(subject: string, payload: Uint8Array): void {
    this.#requireOpen(subject, payload);
    if (!this.#isDead) this.#network.publish(this, subject, payload);
  }

  async request(subject: string, payload: Uint8Array, options: { readonly timeout: number }): Promise<Uint8Array> {
    this.#requireOpen(subject, payload);
    if (this.#isDead) return never();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const cancel = this.#network.clock.after(options.timeout, () =>
        this.#settle(id, (request) => request.reject(new BusTimeoutError(subject, options.timeout))),
      );
      this.#requests.set(id, { subject, resolve, reject, cancel });
      this.#network.request(this, id, subject, payload);
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
      const reply = await this.#network.handling.run(message, () => handler(message));
      if (message.replyTo === undefined || this.#isClosed || this.#isDead) return;
      requireSendable(subject, reply);
      this.#network.answer(this, message.replyTo, message.subject, reply);
    });
  }

  async flush(): Promise<void> {
    if (this.#isClosed) throw new BusClosedError();
    await new Promise<void>((resolve) => void this.#network.clock.after(flushMillis, resolve));
    if (this.#isDead) await never();
  }

  drain(): Promise<void> {
    this.#draining ??= this.#drainOnce();
    return this.#draining;
  }

  /** The end of the process that this bus belongs to. */
  kill(): void {
    this.#isDead = true;
    for (const { cancel } of this.#requests.values()) cancel();
    this.#requests.clear();
    this.posts.clear();
    this.#network.leave(this);
  }

  /** An answer has come. */
  hear(request: number, payload: Uint8Array): void {
    this.#settle(request, ({ resolve }) => resolve(payload));
  }

  /** Nobody serves what was asked. */
  hearNobody(request: number): void {
    this.#settle(request, ({ reject, subject }) => reject(new BusNoResponderError(subject)));
  }

  async #drainOnce(): Promise<void> {
    if (this.#isClosed) return;
    await Promise.all([...this.posts.keys()].map((id) => this.#stop(id)));
    await this.flush();
    this.#isClosed = true;
    this.#network.leave(this);
    for (const id of [...this.#requests.keys()]) this.#settle(id, ({ reject }) => reject(new BusClosedError()));
  }

  #requireOpen(subject: string, payload: Uint8Array): void {
    if (this.#isClosed) throw new BusClosedError();
    requireSendable(subject, payload);
  }

  #receive(subject: string, options: ServeOptions, handle: (message: Delivery) => void | Promise<void>): Subscription {
    requireSubscribable(subject);
    if (this.#isClosed || this.#draining !== undefined) throw new BusClosedError();
    const id = ++this.#lastId;
    const inbox = new Inbox<Delivery>({
      limit: options.pendingLimit ?? defaultPendingLimit,
      concurrency: options.concurrency ?? defaultConcurrency,
      expiry: options.expiry,
      now: () => this.#network.clock.monotonic(),
      handle: (message) => (this.#isDead ? never() : handle(message)),
      onDropped: (message) => {
        this.#network.noteOverflow(this, message.subject);
        options.onDropped?.(message.subject);
      },
      onExpired: (message) => options.onDropped?.(message.subject),
      onError: (error) => this.#onError(error, subject),
    });
    this.posts.set(id, { id, subject, queue: options.queue, deliver: (message) => inbox.offer(message), inbox });
    this.#network.changed();
    let stopping: Promise<void> | undefined;
    return {
      stop: () => {
        stopping ??= this.#stop(id);
        return stopping;
      },
    };
  }

  async #stop(id: number): Promise<void> {
    const post = this.posts.get(id);
    if (post === undefined) return;
    if (!this.#isClosed) await this.flush();
    this.posts.delete(id);
    this.#network.changed();
    await post.inbox.idle();
  }

  #settle(id: number, settle: (request: PendingRequest) => void): void {
    const request = this.#requests.get(id);
    if (request === undefined || this.#isDead) return;
    this.#requests.delete(id);
    request.cancel();
    settle(request);
  }
}

/** How long it takes until everything has left and every subscription is in force, milliseconds. */
const flushMillis = 1;

interface PendingRequest {
  readonly subject: string;
  readonly resolve: (payload: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly cancel: Cancel;
}

/** What a dead role waits for. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}
