import { decipher, type HeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';

/**
 * The receiving side of a connection as plain data: bytes that do not yet make a frame. Everything that was received is
 * either handled or in here, so a session that is serialised at any byte goes on with the same frames.
 */
export interface InboundStream {
  /** Received and not yet handled; the first `used` bytes count. If `size` is set, the header is gone from them. */
  bytes: Uint8Array;
  used: number;
  /** Size field of the frame whose header has been deciphered, and 0 before that. */
  size: number;
  opcode: number;
}

/** Receives whole frames. An object and not a closure per read. The bytes are valid during the call only. */
export interface FrameSink {
  /** The ciphers to read the next header with; `undefined` before the session has proven itself. */
  ciphers(): HeaderCiphers | undefined;
  /** One frame: its opcode and its body, bytes `start` to `end`. */
  frame(opcode: number, bytes: Uint8Array, start: number, end: number): AfterFrame;
}

/**
 * `next`: go on. `hold`: keep the rest until `receive` is called again. `wait`: keep this frame too, it was not handled.
 * `stop`: the connection is being closed.
 */
export type AfterFrame = 'next' | 'hold' | 'wait' | 'stop';

/** Bytes of a client header: u16 big-endian size, u32 little-endian opcode. The size counts the opcode. */
export const CLIENT_HEADER_BYTES = 6;
/** Smallest size field of a client frame: the opcode alone. */
export const SMALLEST_CLIENT_SIZE = 4;
/** Sizes from here on are refused. The public servers of this protocol have the same bound. */
export const CLIENT_SIZE_BOUND = 10_240;
/** Opcodes from here on are refused; the last one of build 12340 is 0x51E. Larger ones are a sure sign of a lost cipher. */
export const OPCODE_BOUND = 0x51f;

/** How reading ended: all is handled or waits for more bytes, the sink asked to hold or stop, or the header is nonsense. */
export type Received = 'more' | 'held' | 'stopped' | 'bad-header';

const nothing = new Uint8Array(0);

export function emptyStream(): InboundStream {
  return { bytes: nothing, used: 0, size: 0, opcode: 0 };
}

/**
 * Takes a chunk (which it may overwrite: headers are deciphered in place) and gives every whole frame to the sink. The
 * frames are the same however the bytes were cut. Call it with an empty chunk to go on after `held`.
 */
export function receive(stream: InboundStream, chunk: Uint8Array, sink: FrameSink): Received {
  let bytes = chunk;
  let end = chunk.length;
  if (stream.used > 0) {
    if (stream.used + end < missing(stream)) {
      append(stream, chunk, 0, end);
      return 'more';
    }
    append(stream, chunk, 0, end);
    bytes = stream.bytes;
    end = stream.used;
    stream.bytes = nothing;
    stream.used = 0;
  }
  let at = 0;
  while (true) {
    if (stream.size === 0) {
      if (end - at < CLIENT_HEADER_BYTES) break;
      const ciphers = sink.ciphers();
      if (ciphers !== undefined) decipher(ciphers.receive, bytes, at, CLIENT_HEADER_BYTES);
      const size = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      const opcode = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
      if (size < SMALLEST_CLIENT_SIZE || size >= CLIENT_SIZE_BOUND) return 'bad-header';
      if (opcode >= OPCODE_BOUND || bytes[at + 4] !== 0 || bytes[at + 5] !== 0) return 'bad-header';
      stream.size = size;
      stream.opcode = opcode;
      at += CLIENT_HEADER_BYTES;
    }
    const bodyEnd = at + stream.size - SMALLEST_CLIENT_SIZE;
    if (bodyEnd > end) break;
    const opcode = stream.opcode;
    stream.size = 0;
    const start = at;
    at = bodyEnd;
    const after = sink.frame(opcode, bytes, start, bodyEnd);
    if (after === 'next') continue;
    if (after === 'stop') return 'stopped';
    if (after === 'wait') {
      stream.size = bodyEnd - start + SMALLEST_CLIENT_SIZE;
      at = start;
    }
    keep(stream, bytes, at, end);
    return 'held';
  }
  keep(stream, bytes, at, end);
  return 'more';
}

/** Bytes that must be there before anything can be done. */
function missing(stream: InboundStream): number {
  return stream.size === 0 ? CLIENT_HEADER_BYTES : stream.size - SMALLEST_CLIENT_SIZE;
}

function keep(stream: InboundStream, bytes: Uint8Array, start: number, end: number): void {
  if (start < end) append(stream, bytes, start, end);
}

/** The buffer grows with what was received, never with what a header announced. */
function append(stream: InboundStream, source: Uint8Array, start: number, end: number): void {
  const used = stream.used + end - start;
  if (used > stream.bytes.length) {
    const larger = new Uint8Array(stream.used === 0 ? used : Math.max(used, 2 * stream.bytes.length));
    larger.set(stream.bytes.subarray(0, stream.used));
    stream.bytes = larger;
  }
  stream.bytes.set(source.subarray(start, end), stream.used);
  stream.used = used;
}
