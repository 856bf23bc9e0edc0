import { deserialize, serialize } from 'node:v8';
import { largestPayload } from '../bus/bus-limits.ts';
import type { ClientFrame, RouterFrame } from '../bus/frames.ts';

/** Largest frame accepted, bytes: one payload and the words around it. */
const largestFrame = largestPayload + 65_536;

/** A frame as it goes over the socket: a u32 length, little-endian, and the value in Node's own serialisation. */
export function writeSocketFrame(frame: ClientFrame | RouterFrame): readonly [head: Uint8Array, body: Uint8Array] {
  const body = serialize(frame);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return [head, body];
}

/**
 * The receiving side of the socket: bytes in any pieces become frames, and `garbage` as soon as they are none. It never
 * keeps more than was received, and the value of a frame is checked before anybody sees it.
 */
export class SocketFrames<Received> {
  readonly #isReceived: (value: unknown) => value is Received;
  #rest: Buffer = Buffer.alloc(0);

  constructor(isReceived: (value: unknown) => value is Received) {
    this.#isReceived = isReceived;
  }

  /** Bytes that make no whole frame yet. */
  get waitingBytes(): number {
    return this.#rest.length;
  }

  /** Takes received bytes, which nobody changes afterwards: they may be kept as they are. */
  receive(chunk: Uint8Array): void {
    const isFirst = this.#rest.length === 0;
    this.#rest = isFirst
      ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
      : Buffer.concat([this.#rest, chunk]);
  }

  /** The next whole frame. Call it until it is `more` or `garbage`; after `garbage` the connection is lost. */
  next(): Received | 'more' | 'garbage' {
    if (this.#rest.length < 4) return 'more';
    const length = this.#rest.readUInt32LE();
    if (length > largestFrame) return 'garbage';
    if (this.#rest.length < 4 + length) return 'more';
    const body = this.#rest.subarray(4, 4 + length);
    this.#rest = this.#rest.subarray(4 + length);
    try {
      const value: unknown = deserialize(body);
      return this.#isReceived(value) ? value : 'garbage';
    } catch {
      return 'garbage';
    }
  }
}

/** Whether a received value is what a client of the bus may say. */
export function isClientFrame(value: unknown): value is ClientFrame {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  switch (value.kind) {
    case 'publish':
      return hasMessage(value) && isNumberOrAbsent(value, 'request');
    case 'reply':
      return hasMessage(value) && 'to' in value && isReplyAddress(value.to);
    case 'subscribe':
      return hasNumber(value, 'id') && hasText(value, 'subject') && (!has(value, 'queue') || hasText(value, 'queue'));
    case 'unsubscribe':
    case 'ping':
      return hasNumber(value, 'id');
    default:
      return value.kind === 'bye';
  }
}

/** Whether a received value is what the router may say. */
export function isRouterFrame(value: unknown): value is RouterFrame {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  switch (value.kind) {
    case 'message':
      return hasMessage(value) && hasNumber(value, 'subscription') && (!has(value, 'replyTo') || hasReplyTo(value));
    case 'answer':
      return hasPayload(value) && hasNumber(value, 'request');
    case 'no-responder':
      return hasNumber(value, 'request');
    case 'pong':
      return hasNumber(value, 'id');
    default:
      return value.kind === 'lost';
  }
}

function hasMessage(value: object): boolean {
  return hasText(value, 'subject') && hasPayload(value);
}

function hasPayload(value: object): boolean {
  const payload = property(value, 'payload');
  return payload instanceof Uint8Array && payload.length <= largestPayload;
}

function hasReplyTo(value: object): boolean {
  return isReplyAddress(property(value, 'replyTo'));
}

function isReplyAddress(value: unknown): boolean {
  return typeof value === 'object' && value !== null && hasNumber(value, 'client') && hasNumber(value, 'request');
}

function isNumberOrAbsent(value: object, name: string): boolean {
  return !has(value, name) || hasNumber(value, name);
}

function has(value: object, name: string): boolean {
  return property(value, name) !== undefined;
}

function hasNumber(value: object, name: string): boolean {
  return typeof property(value, name) === 'number';
}

function hasText(value: object, name: string): boolean {
  return typeof property(value, name) === 'string';
}

function property(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
