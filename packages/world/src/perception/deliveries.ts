import type { SessionId } from '@realmwright/kernel/ids';

/**
 * Whole server frames for many sessions: what a translator hands to the gateway after each perception batch.
 *
 * Contract with the gateway:
 * - `bytes` holds frames back to back: u16 big-endian size (opcode and body), u16 little-endian opcode with the frame's
 *   priority class in its four top bits, body. That is the form in which the gateway's queue keeps frames.
 * - Session number `i` (below `count`) gets `bytes[starts[i]]` up to `bytes[ends[i]]`: one copy into its queue per batch.
 *   A session that has nothing to send does not occur; a session occurs once.
 * - Everything belongs to the translator and is overwritten by its next call: copy before you return to the event loop.
 * - Frames are not enciphered; that happens when they leave the queue. No body is longer than `LARGEST_BODY`.
 */
export interface Deliveries {
  bytes: Uint8Array;
  count: number;
  readonly sessions: SessionId[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * Priority classes of frames, most important first, the same numbers as the gateway's. Only `movement` may be shed: the
 * next movement of an entity makes an earlier one moot.
 */
export const frameClass = { control: 0, own: 1, social: 2, view: 3, movement: 4 } as const;
export type FrameClass = (typeof frameClass)[keyof typeof frameClass];

/** Bytes in front of each body: u16 size, u16 opcode and class. */
export const FRAME_HEADER_BYTES = 4;

/** Largest body of a frame, bytes: the size field stays below 0x8000, above which only some clients can read it. */
export const LARGEST_BODY = 0x7ffd;

/** Starts an empty set of deliveries with room for `capacity` bytes; it grows when needed. */
export function emptyDeliveries(capacity = 1 << 16): Deliveries {
  return { bytes: new Uint8Array(capacity), count: 0, sessions: [], starts: [], ends: [] };
}

/** Writes the header of a frame. The four top bits of an opcode are free in all supported builds (the largest is 0x51E). */
export function writeFrameHeader(
  bytes: Uint8Array,
  at: number,
  opcode: number,
  frame: FrameClass,
  bodyBytes: number,
): void {
  const size = bodyBytes + 2;
  bytes[at] = size >> 8;
  bytes[at + 1] = size & 0xff;
  bytes[at + 2] = opcode & 0xff;
  bytes[at + 3] = (opcode >> 8) | (frame << 4);
}
