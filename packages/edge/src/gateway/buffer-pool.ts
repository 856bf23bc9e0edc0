/**
 * Buffers that sessions borrow while they have something to send. Without it each tick would allocate one buffer per
 * session; with it an idle session holds none and a busy one gets the same few back. Sizes are powers of two; at most
 * `kept` bytes wait in the pool, what is returned beyond that is left to the garbage collector. A returned buffer keeps
 * its old content: whoever leases writes before it sends, and sends only what it wrote.
 */
export interface BufferPool {
  /** A buffer of at least `length` bytes. */
  lease(length: number): Uint8Array;
  /** Takes back a buffer that nobody else refers to any more. Foreign and odd-sized buffers are ignored. */
  giveBack(buffer: Uint8Array): void;
  /** Bytes that wait to be leased. */
  keptBytes(): number;
}

const smallestShift = 10;
const largestShift = 17;

/** Makes a pool that keeps at most `kept` bytes ready. */
export function bufferPool(kept: number): BufferPool {
  const free: Uint8Array[][] = [];
  for (let shift = 0; shift <= largestShift; shift++) free.push([]);
  let keptBytes = 0;
  return {
    lease(length) {
      const shift = shiftFor(length);
      const buffer = free[shift]?.pop();
      // A Buffer, because sockets turn anything else into one at each write.
      if (buffer === undefined) return Buffer.allocUnsafeSlow(shift > largestShift ? length : 1 << shift);
      keptBytes -= buffer.length;
      return buffer;
    },
    giveBack(buffer) {
      const { length } = buffer;
      const shift = shiftFor(length);
      if (length !== 1 << shift || shift > largestShift || keptBytes + length > kept) return;
      if (buffer.byteLength !== buffer.buffer.byteLength) return;
      free[shift]?.push(buffer);
      keptBytes += length;
    },
    keptBytes: () => keptBytes,
  };
}

function shiftFor(length: number): number {
  return length <= 1 << smallestShift ? smallestShift : 32 - Math.clz32(length - 1);
}
