/** zlib streams (RFC 1950), with a bound on what may come out. Messages with a deflated part need it. */
export interface Compression {
  /**
   * The inflated bytes, exactly `length` of them.
   * @throws RangeError when the stream is damaged or holds more or fewer bytes; never allocates more than `length`.
   */
  inflate(bytes: Uint8Array, length: number): Uint8Array;
  deflate(bytes: Uint8Array): Uint8Array;
}
