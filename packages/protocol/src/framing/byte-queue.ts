/** Received bytes that do not make a whole message yet. Plain data. */
export interface ByteQueue {
  bytes: Uint8Array;
  /** The first `used` of `bytes` count. */
  used: number;
}

export function emptyQueue(): ByteQueue {
  return { bytes: new Uint8Array(0), used: 0 };
}

/** Appends; the buffer grows with what was received, never with what a header announced. */
export function push(queue: ByteQueue, chunk: Uint8Array): void {
  const used = queue.used + chunk.length;
  if (used > queue.bytes.length) {
    const larger = new Uint8Array(Math.max(used, Math.min(2 * queue.bytes.length, used + 4096)));
    larger.set(queue.bytes.subarray(0, queue.used));
    queue.bytes = larger;
  }
  queue.bytes.set(chunk, queue.used);
  queue.used = used;
}

/** Drops the first `count` bytes. */
export function drop(queue: ByteQueue, count: number): void {
  queue.bytes.copyWithin(0, count, queue.used);
  queue.used -= count;
}
