import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import { largestPayload } from '../bus/bus-limits.ts';
import type { ClientFrame, Pipe, RouterFrame } from '../bus/frames.ts';

/** Largest frame accepted, bytes: one payload and the words around it. */
const largestFrame = largestPayload + 65_536;
/** Bytes that may wait for a reader that does not read; beyond it messages are dropped, control frames never. */
const waitingLimit = 16 * 1_048_576;

/**
 * One end of the bus over a local socket that only this account can open. Each frame is a u32 length and the value in
 * Node's own serialisation; whatever does not look like that ends the connection.
 */
export function socketPipe<Sent extends ClientFrame | RouterFrame, Received extends ClientFrame | RouterFrame>(
  socket: Socket,
  isReceived: (frame: unknown) => frame is Received,
): Pipe<Sent, Received> {
  let rest: Buffer = Buffer.alloc(0);
  const pipe: Pipe<Sent, Received> = {
    send(frame) {
      const mayBeDropped = frame.kind === 'publish' || frame.kind === 'message';
      if (mayBeDropped && socket.writableLength > waitingLimit) return;
      const body = serialize(frame);
      const head = Buffer.alloc(4);
      head.writeUInt32LE(body.length);
      socket.cork();
      socket.write(head);
      socket.write(body);
      process.nextTick(() => socket.uncork());
    },
    onFrame: () => {},
    onClosed: () => {},
    close: () => {
      socket.end();
    },
  };
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let frame = takeFrame(); frame !== undefined; frame = takeFrame()) pipe.onFrame(frame);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => pipe.onClosed());
  return pipe;

  function takeFrame(): Received | undefined {
    if (rest.length < 4) return undefined;
    const length = rest.readUInt32LE();
    if (length > largestFrame) {
      socket.destroy();
      return undefined;
    }
    if (rest.length < 4 + length) return undefined;
    const body = rest.subarray(4, 4 + length);
    rest = rest.subarray(4 + length);
    try {
      const frame: unknown = deserialize(body);
      if (isReceived(frame)) return frame;
    } catch {
      // Falls through: this is not the bus speaking.
    }
    socket.destroy();
    return undefined;
  }
}

/** Whether a received value is what a client of the bus may say. */
export function isClientFrame(value: unknown): value is ClientFrame {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  switch (value.kind) {
    case 'publish':
      return (
        hasMessage(value) && 'request' in value && (value.request === undefined || typeof value.request === 'number')
      );
    case 'reply':
      return hasMessage(value) && 'to' in value && isReplyAddress(value.to);
    case 'subscribe':
      return hasId(value) && 'subject' in value && typeof value.subject === 'string';
    case 'unsubscribe':
    case 'ping':
      return hasId(value);
    default:
      return value.kind === 'bye';
  }
}

/** Whether a received value is what the router may say. */
export function isRouterFrame(value: unknown): value is RouterFrame {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  switch (value.kind) {
    case 'message':
      return hasMessage(value) && 'subscription' in value && typeof value.subscription === 'number';
    case 'answer':
      return 'payload' in value && value.payload instanceof Uint8Array && 'request' in value;
    case 'no-responder':
      return 'request' in value && typeof value.request === 'number';
    case 'pong':
      return hasId(value);
    default:
      return value.kind === 'lost';
  }
}

function hasMessage(value: object): boolean {
  return (
    'subject' in value &&
    typeof value.subject === 'string' &&
    'payload' in value &&
    value.payload instanceof Uint8Array &&
    value.payload.length <= largestPayload
  );
}

function hasId(value: object): boolean {
  return 'id' in value && typeof value.id === 'number';
}

function isReplyAddress(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'client' in value && 'request' in value;
}
