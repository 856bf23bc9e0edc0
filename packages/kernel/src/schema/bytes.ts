import { cutText } from '../cut-text.ts';
import type { Compression } from '../ports/compression.ts';
import { Fault } from './protocol-error.ts';

/** Whether text may contain invalid UTF-8: refused, or shown with U+FFFD in its place. */
export type InvalidText = 'refuse' | 'replace';

/**
 * Reads a bounded stretch of bytes. Every read checks the bound first and throws a `Fault`; nothing is allocated for
 * what has not been received. Numbers are little-endian. Reusable through `reset`.
 */
export class ByteReader {
  /** Over the whole underlying buffer: offsets given by `take` are offsets into this view. */
  view: DataView;
  buffer: Uint8Array;
  /** For deflated parts; given by the caller of the codec. */
  compression: Compression | undefined;
  #start = 0;
  #offset = 0;
  #end = 0;

  constructor(bytes: Uint8Array = nothing) {
    this.view = new DataView(bytes.buffer);
    this.buffer = new Uint8Array(bytes.buffer);
    this.reset(bytes);
  }

  /** Starts anew at the first of `bytes`. They are read in place, never copied or kept after the next `reset`. */
  reset(bytes: Uint8Array): this {
    if (bytes.buffer !== this.view.buffer) {
      this.view = new DataView(bytes.buffer);
      this.buffer = new Uint8Array(bytes.buffer);
    }
    this.#start = bytes.byteOffset;
    this.#offset = bytes.byteOffset;
    this.#end = bytes.byteOffset + bytes.byteLength;
    return this;
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#offset - this.#start;
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.#end - this.#offset;
  }

  /** The bytes between two offsets of the message, read or not, without copying. */
  between(from: number, to: number): Uint8Array {
    return this.buffer.subarray(this.#start + from, this.#start + to);
  }

  /** Length of the whole message. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** Passes over `count` bytes and returns where they begin in `view`. */
  take(count: number): number {
    const at = this.#offset;
    if (count > this.#end - at) this.fault(`${count} bytes are due and ${this.#end - at} are left`);
    this.#offset = at + count;
    return at;
  }

  /** Goes back to an offset of before, to read the same bytes again. */
  seek(offset: number): void {
    if (offset < 0 || offset > this.offset) this.fault('only bytes that were read can be read again');
    this.#offset = this.#start + offset;
  }

  fault(reason: string): never {
    throw new Fault(reason, this.offset);
  }

  /** Checks a count against its limit and against the bytes that so many items need at least. */
  count(count: number, max: number, itemMinBytes: number): number {
    if (count > max) this.fault(`${count} items exceed the limit of ${max}`);
    if (count * itemMinBytes > this.remaining) {
      this.fault(`${count} items need ${count * itemMinBytes} bytes at least and ${this.remaining} are left`);
    }
    return count;
  }

  /** Ends the stretch `length` bytes from here and returns the old end, for `widen`. */
  narrow(length: number): number {
    const end = this.#end;
    if (length > end - this.#offset) this.fault(`${length} bytes are due and ${end - this.#offset} are left`);
    this.#end = this.#offset + length;
    return end;
  }

  /** Undoes `narrow`; bytes of the narrow stretch that were not read are an error. */
  widen(end: number): void {
    if (this.#offset !== this.#end) this.fault(`${this.remaining} bytes of the section are left over`);
    this.#end = end;
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }
  u16(): number {
    return this.view.getUint16(this.take(2), true);
  }
  u16be(): number {
    return this.view.getUint16(this.take(2), false);
  }
  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }
  i8(): number {
    return this.view.getInt8(this.take(1));
  }
  i16(): number {
    return this.view.getInt16(this.take(2), true);
  }
  i32(): number {
    return this.view.getInt32(this.take(4), true);
  }
  u64(): bigint {
    return this.view.getBigUint64(this.take(8), true);
  }
  i64(): bigint {
    return this.view.getBigInt64(this.take(8), true);
  }
  f32(): number {
    return this.view.getFloat32(this.take(4), true);
  }
  f64(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** A copy of the next `count` bytes. */
  bytes(count: number): Uint8Array {
    const at = this.take(count);
    return this.buffer.slice(at, at + count);
  }

  /**
   * The next `count` bytes as UTF-8. Each U+FFFD in place of invalid bytes takes three bytes itself; the text is cut where
   * it would take more than `maxBytes` to write it again.
   */
  text(count: number, invalid: InvalidText, maxBytes: number = count): string {
    const start = this.offset;
    const at = this.take(count);
    const { buffer } = this;
    if (count <= shortText) {
      let text = '';
      let i = at;
      for (; i < at + count; i++) {
        const byte = buffer[i] as number;
        if (byte >= 0x80) break;
        text += String.fromCharCode(byte);
      }
      if (i === at + count) return text;
    }
    const bytes = buffer.subarray(at, at + count);
    if (invalid === 'replace') {
      const text = lenientText.decode(bytes);
      return 3 * count <= maxBytes ? text : cutText(text, maxBytes);
    }
    try {
      return strictText.decode(bytes);
    } catch {
      throw new Fault('the text is not valid UTF-8', start);
    }
  }

  /** Distance to the next zero byte; throws when there is none within `max` bytes. */
  zero(max: number): number {
    const from = this.#offset;
    const until = Math.min(this.#end, from + max + 1);
    const { buffer } = this;
    for (let i = from; i < until; i++) if (buffer[i] === 0) return i - from;
    return this.fault(
      until === this.#end ? 'the text has no terminating zero' : `the text exceeds the limit of ${max} bytes`,
    );
  }
}

/** Parts up to this length are copied byte by byte. */
const SHORT_PART = 96;

/**
 * Writes into a buffer that grows. Reusable: `reset` starts anew, `take` copies what was written. Numbers are
 * little-endian and are not range-checked here; the codecs do that.
 */
export class ByteWriter {
  view: DataView;
  buffer: Uint8Array;
  /** For deflated parts; given by the caller of the codec. */
  compression: Compression | undefined;
  /** What becomes of text before it is written, for readers that cannot show all of it; never longer than it was. */
  rewrite: ((text: string) => string) | undefined;
  #length = 0;

  constructor(capacity = 256) {
    const buffer = new ArrayBuffer(capacity);
    this.view = new DataView(buffer);
    this.buffer = new Uint8Array(buffer);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  reset(): this {
    this.#length = 0;
    return this;
  }

  /** Makes room for `count` bytes and returns where they begin. `view` and `buffer` may be others afterwards. */
  reserve(count: number): number {
    const at = this.#length;
    const length = at + count;
    if (length > this.buffer.length) this.#grow(length);
    this.#length = length;
    return at;
  }

  /** Appends bytes `start` to `end` of others. */
  part(bytes: Uint8Array, start: number, end: number): this {
    const length = end - start;
    const at = this.reserve(length);
    const { buffer } = this;
    // A short loop beats the allocation of a view and the call into the engine.
    if (length <= SHORT_PART) for (let i = 0; i < length; i++) buffer[at + i] = bytes[start + i] ?? 0;
    else buffer.set(bytes.subarray(start, end), at);
    return this;
  }

  /** Forgets everything from `length` on. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }

  fault(reason: string): never {
    throw new Fault(reason, this.#length);
  }

  /** A copy of everything written. */
  take(): Uint8Array {
    return this.buffer.slice(0, this.#length);
  }

  /** Everything written, without copying: valid until the next write or `reset`. */
  peek(): Uint8Array {
    return this.buffer.subarray(0, this.#length);
  }

  u8(value: number): this {
    const at = this.reserve(1);
    this.view.setUint8(at, value);
    return this;
  }
  u16(value: number): this {
    const at = this.reserve(2);
    this.view.setUint16(at, value, true);
    return this;
  }
  u16be(value: number): this {
    const at = this.reserve(2);
    this.view.setUint16(at, value, false);
    return this;
  }
  u32(value: number): this {
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
    return this;
  }
  i8(value: number): this {
    const at = this.reserve(1);
    this.view.setInt8(at, value);
    return this;
  }
  i16(value: number): this {
    const at = this.reserve(2);
    this.view.setInt16(at, value, true);
    return this;
  }
  i32(value: number): this {
    const at = this.reserve(4);
    this.view.setInt32(at, value, true);
    return this;
  }
  u64(value: bigint): this {
    const at = this.reserve(8);
    this.view.setBigUint64(at, value, true);
    return this;
  }
  i64(value: bigint): this {
    const at = this.reserve(8);
    this.view.setBigInt64(at, value, true);
    return this;
  }
  f32(value: number): this {
    const at = this.reserve(4);
    this.view.setFloat32(at, value, true);
    return this;
  }
  f64(value: number): this {
    const at = this.reserve(8);
    this.view.setFloat64(at, value, true);
    return this;
  }

  bytes(value: Uint8Array): this {
    const at = this.reserve(value.length);
    this.buffer.set(value, at);
    return this;
  }

  /** Text as UTF-8, without length or terminator. Returns its bytes; throws beyond `maxBytes` or on lone surrogates. */
  text(value: string, maxBytes: number): number {
    const { length } = value;
    if (length > maxBytes) this.fault(`the text exceeds the limit of ${maxBytes} bytes`);
    const at = this.reserve(length);
    const { buffer } = this;
    let i = 0;
    for (; i < length; i++) {
      const unit = value.charCodeAt(i);
      if (unit >= 0x80) break;
      buffer[at + i] = unit;
    }
    if (i === length) return length;
    this.truncate(at);
    if (!value.isWellFormed()) this.fault('the text has a lone surrogate');
    const bytes = textEncoder.encode(this.rewrite === undefined ? value : this.rewrite(value));
    if (bytes.length > maxBytes) this.fault(`the text exceeds the limit of ${maxBytes} bytes`);
    this.bytes(bytes);
    return bytes.length;
  }

  #grow(least: number): void {
    const buffer = new ArrayBuffer(Math.max(least, 2 * this.buffer.length));
    const bytes = new Uint8Array(buffer);
    bytes.set(this.buffer.subarray(0, this.#length));
    this.view = new DataView(buffer);
    this.buffer = bytes;
  }
}

const nothing = new Uint8Array(0);
/** Up to here a loop over the bytes is faster than TextDecoder. */
const shortText = 32;
const strictText = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientText = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const textEncoder = new TextEncoder();
