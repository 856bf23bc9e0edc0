import { InfrastructureError } from '../errors.ts';
import type { Millis } from '../units.ts';

/**
 * Messages between roles. Payloads are bytes in every adapter; nobody ever receives a reference to the sender's memory.
 *
 * Ordering: messages of one publisher on one subject arrive at one subscriber in the order of publication. Nothing else
 * is promised. Delivery is asynchronous (never inside `publish`) and at most once: a message without subscriber is gone.
 *
 * Subjects are dot-separated tokens; `*` matches one token and a final `>` the rest, in subscriptions only.
 */
export interface Bus {
  /** Sends and forgets. Throws `BusClosedError` after `drain`; never waits for anybody. */
  publish(subject: string, payload: Uint8Array): void;
  /**
   * Asks one responder and waits for its answer, `timeout` milliseconds at most.
   * @throws BusNoResponderError at once when nobody serves the subject; BusTimeoutError; BusClosedError
   */
  request(subject: string, payload: Uint8Array, options: { readonly timeout: Millis }): Promise<Uint8Array>;
  /** Receives what matches. Handlers of one subscription run one after the other, each awaited before the next. */
  subscribe(
    subject: string,
    options: SubscribeOptions,
    handler: (message: BusMessage) => void | Promise<void>,
  ): Subscription;
  /** Answers requests. At most `concurrency` handlers run at once; what exceeds the pending bound is not answered. */
  serve(subject: string, options: ServeOptions, handler: (message: BusMessage) => Promise<Uint8Array>): Subscription;
  /** Resolves when every message published so far has left this process and every subscription made is in force. */
  flush(): Promise<void>;
  /** Stops receiving, lets running handlers end, sends what is queued, closes. Idempotent. */
  drain(): Promise<void>;
}

export interface BusMessage {
  readonly subject: string;
  /** Valid during the handler only; copy what must outlive it. */
  readonly payload: Uint8Array;
}

export interface SubscribeOptions {
  /** Members of one queue group share the messages: each goes to exactly one of them. */
  readonly queue?: string;
  /** Most messages that may wait for the handler; beyond it the newest is dropped and counted. Default 4,096. */
  readonly pendingLimit?: number;
  /** Told of each message dropped at the pending bound or past its expiry. */
  readonly onDropped?: (subject: string) => void;
}

export interface ServeOptions extends SubscribeOptions {
  /** Handlers that may run at the same time. Default 64. */
  readonly concurrency?: number;
  /**
   * A request that has waited here for so long is dropped unanswered, milliseconds since its arrival in this process:
   * whoever asked has given up, and may have asked again. Default: none is too old.
   */
  readonly expiry?: Millis;
}

export interface Subscription {
  /** Receives no more; what already waits is still handled. Resolves when the last handler has ended. */
  stop(): Promise<void>;
}

/** Nobody serves that subject. */
export class BusNoResponderError extends InfrastructureError {
  override readonly name = 'BusNoResponderError';
  constructor(subject: string) {
    super(`nobody answers on ${subject}`, { retryable: true });
  }
}

/** The answer did not come in time: the request may or may not have been carried out. */
export class BusTimeoutError extends InfrastructureError {
  override readonly name = 'BusTimeoutError';
  constructor(subject: string, timeout: Millis) {
    super(`no answer on ${subject} within ${timeout} ms`, { retryable: true });
  }
}

/** This bus was drained or has lost its server for good. */
export class BusClosedError extends InfrastructureError {
  override readonly name = 'BusClosedError';
  constructor(cause?: unknown) {
    super('the bus is closed', { retryable: false, cause });
  }
}
