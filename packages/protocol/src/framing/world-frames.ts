import { type CipherState, decipher } from '../cipher/header-cipher.ts';
import { type ByteQueue, drop, emptyQueue, push } from './byte-queue.ts';

/**
 * The receiving side of a world connection as plain data. Both header layouts of the supported builds are read: from
 * clients u16 big-endian size and u32 opcode; from servers u16 (or, with the top bit set, 3 byte) size and u16 opcode.
 * Sizes count what follows the size field.
 */
export interface WorldStream {
  readonly sender: 'client' | 'server';
  /** The cipher of headers, once the session is proven; set it between two packets. */
  cipher: CipherState | undefined;
  readonly queue: ByteQueue;
  /** Bytes at the start of the queue that have been deciphered already. */
  deciphered: number;
}

/** A whole packet. The body is a copy. */
export interface WorldFrame {
  readonly opcode: number;
  readonly body: Uint8Array;
}

/** Opens a stream. `sender` is who sends the packets that it will read. */
export function openWorldStream(sender: 'client' | 'server'): WorldStream {
  return { sender, cipher: undefined, queue: emptyQueue(), deciphered: 0 };
}

export function receiveWorld(stream: WorldStream, chunk: Uint8Array): void {
  push(stream.queue, chunk);
}

/**
 * The next whole packet; call until it is `more` or `garbage`. The packets are the same however the bytes were cut. After
 * `garbage` (a size that no packet has) the connection is lost: nothing tells where the next header is.
 */
export function nextWorld(stream: WorldStream): WorldFrame | 'more' | 'garbage' {
  const { queue } = stream;
  const header = stream.sender === 'client' ? clientHeader(stream) : serverHeader(stream);
  if (typeof header === 'string') return header;
  const { length, size, opcode } = header;
  if (queue.used < length + size) return 'more';
  const body = queue.bytes.slice(length, length + size);
  drop(queue, length + size);
  stream.deciphered = 0;
  return { opcode, body };
}

/** Bytes of the largest packet body that is read from a client. */
export const largestClientBody = 10_240;
type Header = { readonly length: number; readonly size: number; readonly opcode: number } | 'more' | 'garbage';

function clientHeader(stream: WorldStream): Header {
  if (!plain(stream, 6)) return 'more';
  const { bytes } = stream.queue;
  const size = ((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0) - 4;
  if (size < 0 || size > largestClientBody) return 'garbage';
  const high = (bytes[4] ?? 0) + (bytes[5] ?? 0);
  if (high !== 0) return 'garbage';
  return { length: 6, size, opcode: (bytes[2] ?? 0) + ((bytes[3] ?? 0) << 8) };
}

function serverHeader(stream: WorldStream): Header {
  if (!plain(stream, 4)) return 'more';
  const { bytes } = stream.queue;
  const first = bytes[0] ?? 0;
  const wide = (first & 0x80) !== 0;
  if (wide && !plain(stream, 5)) return 'more';
  const size = wide
    ? ((first & 0x7f) << 16) + ((bytes[1] ?? 0) << 8) + (bytes[2] ?? 0)
    : (first << 8) + (bytes[1] ?? 0);
  if (size < 2) return 'garbage';
  const at = wide ? 3 : 2;
  return { length: at + 2, size: size - 2, opcode: (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8) };
}

/** Makes the first `count` bytes plain, each once; false if they have not all arrived. */
function plain(stream: WorldStream, count: number): boolean {
  const { queue, cipher, deciphered } = stream;
  if (queue.used < count) return false;
  if (deciphered < count) {
    if (cipher !== undefined) decipher(cipher, queue.bytes, deciphered, count - deciphered);
    stream.deciphered = count;
  }
  return true;
}
