import { InfrastructureError, InvariantError } from './errors.ts';
import { isRefused, type Outcome } from './outcome.ts';
import type { Bus, ServeOptions, SubscribeOptions, Subscription } from './ports/bus.ts';
import { type Codec, codecOf } from './schema/codec.ts';
import type { Type } from './schema/type.ts';
import type { Millis } from './units.ts';

/**
 * Messages between roles are declared, not named by string: a contract says subject, shapes, refusals and deadline, and
 * both sides are type-checked against it. A *scoped* contract carries one more subject token, such as an edge or an
 * instance, so that a message reaches the one process that owns it.
 */
export interface RequestContract<Input, Output, Refusal extends string> {
  readonly kind: 'request';
  readonly subject: string;
  readonly input: Codec<Input>;
  readonly output: Codec<Output>;
  readonly refusals: readonly Refusal[];
  readonly timeout: Millis;
}

export interface EventContract<Payload> {
  readonly kind: 'event';
  readonly subject: string;
  readonly payload: Codec<Payload>;
}

/** The responder failed (a bug there, not a refusal). Its own log has the reason under the same correlation id. */
export class RemoteFailureError extends InfrastructureError {
  override readonly name = 'RemoteFailureError';
  constructor(subject: string) {
    super(`the responder of ${subject} failed`, { retryable: false });
  }
}

/** Declares a question with one answer. `subject` is `feature.verb`. */
export function request<Input, Output, const Refusal extends string = never>(
  subject: string,
  declaration: {
    readonly input: Type<Input>;
    readonly output: Type<Output>;
    readonly refusals?: readonly Refusal[];
    readonly timeout: Millis;
  },
): RequestContract<Input, Output, Refusal> {
  return {
    kind: 'request',
    subject,
    input: codecOf(declaration.input, `${subject} request`),
    output: codecOf(declaration.output, `${subject} reply`),
    refusals: declaration.refusals ?? [],
    timeout: declaration.timeout,
  };
}

/** Declares news. `subject` is `feature.past-verb`. */
export function event<Payload>(subject: string, payload: Type<Payload>): EventContract<Payload> {
  return { kind: 'event', subject, payload: codecOf(payload, subject) };
}

export interface CallOptions {
  /** The owner to ask, of a scoped contract. */
  readonly scope?: string;
  /** Ties log lines of several roles together: 16 hexadecimal digits. */
  readonly correlation?: string;
  /** For whoever has less time than the contract gives. */
  readonly timeout?: Millis;
}

/** Asks; a refusal is a value, everything else that goes wrong is thrown (`BusTimeoutError`, `RemoteFailureError` ...). */
export async function call<Input, Output, Refusal extends string>(
  bus: Bus,
  contract: RequestContract<Input, Output, Refusal>,
  input: Input,
  options: CallOptions = {},
): Promise<Outcome<Output, Refusal>> {
  const subject = scoped(contract.subject, options.scope);
  const body = contract.input.encode(input);
  const message = new Uint8Array(correlationBytes + body.length);
  writeCorrelation(message, options.correlation);
  message.set(body, correlationBytes);
  const reply = await bus.request(subject, message, { timeout: options.timeout ?? contract.timeout });
  switch (reply[0]) {
    case status.accepted:
      return { value: contract.output.decode(reply.subarray(1)) };
    case status.refused: {
      const refused = contract.refusals[reply[1] ?? -1];
      if (refused === undefined) throw new InvariantError('unknown refusal index', { subject, index: reply[1] });
      return { refused };
    }
    default:
      throw new RemoteFailureError(subject);
  }
}

export interface AnswerContext {
  readonly correlation: string;
}

export interface AnswerOptions extends ServeOptions {
  readonly scope?: string;
  /** Told of whatever the handler throws, once; the caller sees `RemoteFailureError`. */
  readonly onFailure: (error: unknown, context: AnswerContext & { readonly subject: string }) => void;
}

/**
 * Answers one contract. Replicas that should share the work name the same `queue`. A request that waits longer than its
 * asker does is dropped: under overload the work goes to those who still want its result.
 */
export function answer<Input, Output, Refusal extends string>(
  bus: Bus,
  contract: RequestContract<Input, Output, Refusal>,
  options: AnswerOptions,
  handler: (input: Input, context: AnswerContext) => Promise<Outcome<Output, Refusal>>,
): Subscription {
  const terms = { expiry: contract.timeout, ...options };
  return bus.serve(scoped(contract.subject, options.scope), terms, async ({ subject, payload }) => {
    const correlation = readCorrelation(payload);
    try {
      const outcome = await handler(contract.input.decode(payload.subarray(correlationBytes)), { correlation });
      if (isRefused(outcome)) return Uint8Array.of(status.refused, contract.refusals.indexOf(outcome.refused));
      const body = contract.output.encode(outcome.value);
      const reply = new Uint8Array(1 + body.length);
      reply[0] = status.accepted;
      reply.set(body, 1);
      return reply;
    } catch (error) {
      options.onFailure(error, { correlation, subject });
      return Uint8Array.of(status.failed);
    }
  });
}

/** Tells whoever listens. */
export function announce<Payload>(
  bus: Bus,
  contract: EventContract<Payload>,
  payload: Payload,
  options: { readonly scope?: string } = {},
): void {
  bus.publish(scoped(contract.subject, options.scope), contract.payload.encode(payload));
}

export interface ListenOptions extends SubscribeOptions {
  readonly scope?: string;
}

/** Hears news. A message that does not decode is a bug of the sender and is thrown to the bus's error hook. */
export function listen<Payload>(
  bus: Bus,
  contract: EventContract<Payload>,
  options: ListenOptions,
  handler: (payload: Payload) => void | Promise<void>,
): Subscription {
  return bus.subscribe(scoped(contract.subject, options.scope), options, ({ payload }) =>
    handler(contract.payload.decode(payload)),
  );
}

/** A message of a contract as a watcher understands it. `type` describes `value`. */
export type WatchedMessage =
  | { readonly kind: 'value'; readonly correlation?: string; readonly type: Type<unknown>; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: string }
  | { readonly kind: 'failed' };

/**
 * Decodes a message that was seen on the bus, for tools that show it. `part` says whether it is a request (or an event) or
 * the reply to one.
 * @throws ProtocolError when the bytes are no such message
 */
export function readMessage(
  contract: RequestContract<unknown, unknown, string> | EventContract<unknown>,
  part: 'message' | 'reply',
  payload: Uint8Array,
): WatchedMessage {
  if (contract.kind === 'event') {
    return { kind: 'value', type: contract.payload.type, value: contract.payload.decode(payload) };
  }
  const { input, output } = contract;
  if (part === 'message') {
    const value = input.decode(payload.subarray(correlationBytes));
    return { kind: 'value', correlation: readCorrelation(payload), type: input.type, value };
  }
  if (payload[0] === status.accepted) {
    return { kind: 'value', type: output.type, value: output.decode(payload.subarray(1)) };
  }
  if (payload[0] !== status.refused) return { kind: 'failed' };
  return { kind: 'refused', refusal: contract.refusals[payload[1] ?? -1] ?? 'unknown refusal' };
}

const status = { accepted: 0, refused: 1, failed: 2 } as const;
const correlationBytes = 8;

function scoped(subject: string, scope: string | undefined): string {
  return scope === undefined ? subject : `${subject}.${scope}`;
}

function writeCorrelation(message: Uint8Array, correlation: string | undefined): void {
  if (correlation === undefined) return;
  for (let i = 0; i < correlationBytes; i++) message[i] = Number.parseInt(correlation.slice(2 * i, 2 * i + 2), 16);
}

function readCorrelation(message: Uint8Array): string {
  let text = '';
  for (let i = 0; i < correlationBytes; i++) text += (message[i] ?? 0).toString(16).padStart(2, '0');
  return text;
}
