import { encipher, type HeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import {
  FRAME_HEADER_BYTES,
  type FrameClass,
  LARGEST_BODY,
  writeFrameHeader,
} from '@realmwright/world/perception/deliveries';
import type { BufferPool } from './buffer-pool.ts';

/**
 * What waits to be sent to one client: whole server frames with plain headers, back to back in one buffer, in the order
 * in which they were queued. The layout is already that of the wire (u16 big-endian size of opcode and body, u16
 * little-endian opcode), so that a flush enciphers the headers in place and hands the buffer to the socket without
 * copying. The priority class of a frame rides in the four top bits of its opcode, which no build uses (the largest
 * opcode is 0x51E), until `sealFrames` clears it.
 *
 * Order: as long as the client keeps up, frames leave in the order of queueing. Classes matter only when it does not:
 * then `shed` removes whole frames of the lower classes. Nothing enciphered is ever dropped or reordered.
 */
export interface OutgoingQueue {
  bytes: Uint8Array;
  used: number;
}

const nothing = new Uint8Array(0);
const classShift = 4;
const opcodeHighMask = 0x0f;

/** A queue that holds no buffer: what an idle session costs. */
export function emptyQueue(): OutgoingQueue {
  return { bytes: nothing, used: 0 };
}

/** Appends one frame with the first `length` bytes of `body`; false, and nothing appended, above `LARGEST_BODY`. */
export function enqueue(
  queue: OutgoingQueue,
  pool: BufferPool,
  opcode: number,
  frameClass: FrameClass,
  body: Uint8Array,
  length = body.length,
): boolean {
  if (length > LARGEST_BODY) return false;
  const at = queue.used;
  reserve(queue, pool, FRAME_HEADER_BYTES + length);
  writeFrameHeader(queue.bytes, at, opcode, frameClass, length);
  copy(body, 0, queue.bytes, at + FRAME_HEADER_BYTES, length);
  return true;
}

/** Appends frames that were built elsewhere with `writeFrameHeader`: bytes `start` to `end` of `source`. */
export function enqueueFrames(
  queue: OutgoingQueue,
  pool: BufferPool,
  source: Uint8Array,
  start: number,
  end: number,
): void {
  const at = queue.used;
  const length = end - start;
  reserve(queue, pool, length);
  copy(source, start, queue.bytes, at, length);
}

function copy(source: Uint8Array, start: number, target: Uint8Array, at: number, length: number): void {
  // A short loop beats the allocation of a view and the call into the engine.
  if (length <= 96) for (let i = 0; i < length; i++) target[at + i] = source[start + i] ?? 0;
  else target.set(source.subarray(start, start + length), at);
}

/** Makes room for `length` more bytes, counts them as used, and returns nothing: they start at the old `used`. */
function reserve(queue: OutgoingQueue, pool: BufferPool, length: number): void {
  const needed = queue.used + length;
  if (needed > queue.bytes.length) {
    const larger = pool.lease(needed);
    if (queue.used > 0) larger.set(queue.bytes.subarray(0, queue.used));
    pool.giveBack(queue.bytes);
    queue.bytes = larger;
  }
  queue.used = needed;
}

/** Removes every frame of class `from` and below it in importance; returns how many went. The order of the rest stays. */
export function shed(queue: OutgoingQueue, from: FrameClass): number {
  const { bytes, used } = queue;
  let kept = 0;
  let shedCount = 0;
  for (let at = 0; at < used; ) {
    const length = frameLength(bytes, at);
    if ((bytes[at + 3] ?? 0) >> classShift >= from) shedCount++;
    else {
      if (kept !== at) bytes.copyWithin(kept, at, at + length);
      kept += length;
    }
    at += length;
  }
  queue.used = kept;
  return shedCount;
}

/**
 * Turns the first frames, as many as fit into `budget` bytes (one at least), into wire bytes in place: clears the class
 * bits and enciphers each header. Returns the number of bytes that are ready to be written; nothing may be shed of them.
 */
export function sealFrames(queue: OutgoingQueue, budget: number, ciphers: HeaderCiphers | undefined): number {
  const { bytes, used } = queue;
  let at = 0;
  while (at < used) {
    const end = at + frameLength(bytes, at);
    if (end > budget && at > 0) break;
    bytes[at + 3] = (bytes[at + 3] ?? 0) & opcodeHighMask;
    if (ciphers !== undefined) encipher(ciphers.send, bytes, at, FRAME_HEADER_BYTES);
    at = end;
  }
  return at;
}

/** Detaches the first `length` bytes, which now belong to the caller; the rest stays queued in a buffer of its own. */
export function detach(queue: OutgoingQueue, pool: BufferPool, length: number): Uint8Array {
  const { bytes, used } = queue;
  if (length === used) {
    queue.bytes = nothing;
    queue.used = 0;
    return bytes;
  }
  const rest = pool.lease(used - length);
  rest.set(bytes.subarray(length, used));
  queue.bytes = rest;
  queue.used = used - length;
  return bytes;
}

/** Frames waiting, by walking them; for tests and the inspector. */
export function frameCount(queue: OutgoingQueue): number {
  let count = 0;
  for (let at = 0; at < queue.used; at += frameLength(queue.bytes, at)) count++;
  return count;
}

function frameLength(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) + 2;
}
