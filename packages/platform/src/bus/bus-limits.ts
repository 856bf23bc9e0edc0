import { InvariantError } from '@realmwright/kernel/errors';
import type { ServeOptions, SubscribeOptions } from '@realmwright/kernel/ports/bus';

/** Largest payload, bytes: what a NATS server accepts unless told otherwise, so every adapter refuses more. */
export const largestPayload = 1_048_576;
/** Defaults of the port's options. */
export const defaultPendingLimit = 4_096;
export const defaultConcurrency = 64;

/** How a subscription handles: one message after the other, however old they are. */
export function inTurn(options: SubscribeOptions): ServeOptions {
  return { ...options, concurrency: 1 };
}

/** @throws InvariantError unless the subject is dot-separated tokens without wildcards and the payload fits */
export function requireSendable(subject: string, payload: Uint8Array): void {
  if (!/^[^\s.*>]+(?:\.[^\s.*>]+)*$/.test(subject)) throw new InvariantError('not a subject to send to', { subject });
  if (payload.length > largestPayload) {
    throw new InvariantError('the payload is too large for the bus', { subject, bytes: payload.length });
  }
}

/** @throws InvariantError unless each token is a word or `*`, the last one possibly `>` */
export function requireSubscribable(subject: string): void {
  if (!/^(?:(?:[^\s.*>]+|\*)\.)*(?:[^\s.*>]+|\*|>)$/.test(subject)) {
    throw new InvariantError('not a subject to subscribe to', { subject });
  }
}

/** Whether a subject is one that a subscription asks for. */
export function subjectMatches(pattern: string, subject: string): boolean {
  const wanted = pattern.split('.');
  const tokens = subject.split('.');
  for (const [i, want] of wanted.entries()) {
    if (want === '>') return tokens.length > i;
    if (i >= tokens.length || (want !== '*' && want !== tokens[i])) return false;
  }
  return wanted.length === tokens.length;
}
