/**
 * A client's end of a stream of bytes, as far as the edge uses it. A socket of the machine is one; another may come from
 * a network that exists in memory only. Events come in the manner of `node:net`: `data` not while it is paused, `close`
 * once and last.
 */
export interface ClientSocket {
  readonly remoteAddress?: string | undefined;
  readonly localAddress?: string | undefined;
  /** Bytes that were written and that the kernel has not taken yet. */
  readonly writableLength: number;
  on(event: 'data', hear: (chunk: Uint8Array) => void): unknown;
  on(event: 'error', hear: (error: Error) => void): unknown;
  on(event: 'close', hear: () => void): unknown;
  /** `taken` is called when the kernel has taken all of it. */
  write(bytes: Uint8Array, taken?: () => void): unknown;
  /** Ends after what was written. */
  end(): unknown;
  /** Ends at once. */
  destroy(): unknown;
  /** Ends at once and has the client know that it is not welcome. */
  resetAndDestroy(): unknown;
  pause(): unknown;
  resume(): unknown;
}
