import { InvariantError } from '../errors.ts';
import type { Compression } from '../ports/compression.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { type CompiledRead, type CompiledWrite, compileRead, compileWrite } from './compile.ts';
import { interpretRead, interpretWrite } from './interpret.ts';
import { Fault, faultOf, ProtocolError, type ProtocolErrorSituation } from './protocol-error.ts';
import type { Node, Type } from './type.ts';

/**
 * Encodes and decodes whole messages of one description. Whatever is wrong is thrown as `ProtocolError`. Messages with a
 * deflated part need `compression`; the reader and the writer of `read` and `write` carry it themselves.
 */
export interface Codec<Value> {
  /** What it encodes and decodes. */
  readonly type: Type<Value>;
  /** A fresh array with the message. */
  encode(value: Value, compression?: Compression): Uint8Array;
  /** Trailing bytes are an error. Nothing of the result refers to `bytes`. */
  decode(bytes: Uint8Array, compression?: Compression): Value;
  /** As `decode`, for messages whose senders are known to append bytes: those are counted and otherwise ignored. */
  decodeLoosely(bytes: Uint8Array, compression?: Compression): { readonly value: Value; readonly trailing: number };
  /** Appends the message to a writer of the caller's, for instance behind a header. On error the writer is as before. */
  write(writer: ByteWriter, value: Value): void;
  /** Reads one message at the reader's position and leaves it behind the last byte. */
  read(reader: ByteReader): Value;
}

/** How a codec runs. `compile` falls back to `interpret` where the host forbids dynamic code. */
export type CodecMode = 'compile' | 'interpret';

/**
 * The codec of a description. Cheap: compiling waits for the first message. Keep the codec; do not make one per
 * message. `packet` names the message in errors.
 */
export function codecOf<Value>(type: Type<Value>, packet = 'message', mode: CodecMode = 'compile'): Codec<Value> {
  return new LazyCodec(type, packet, mode);
}

/** Thousands of packets are declared and few are met, so whatever a codec needs is made at its first message. */
class LazyCodec<Value> implements Codec<Value> {
  readonly type: Type<Value>;
  readonly #packet: string;
  readonly #mode: CodecMode;
  #reader: ByteReader | undefined;
  #writer: ByteWriter | undefined;
  #read: CompiledRead | undefined;
  #write: CompiledWrite | undefined;

  constructor(type: Type<Value>, packet: string, mode: CodecMode) {
    this.type = type;
    this.#packet = packet;
    this.#mode = mode;
  }

  encode(value: Value, compression?: Compression): Uint8Array {
    const writer = this.#writer ?? new ByteWriter(initialCapacity);
    // Taken away while in use, so that a custom codec may encode a message of the same description inside its own.
    this.#writer = undefined;
    writer.compression = compression;
    this.write(writer.reset(), value);
    const bytes = writer.take();
    if (writer.buffer.length <= retainedCapacity) this.#writer = writer;
    return bytes;
  }

  decode(bytes: Uint8Array, compression?: Compression): Value {
    const reader = this.#over(bytes, compression);
    const value = this.read(reader);
    this.#reader = reader;
    if (reader.remaining > 0) {
      throw this.#error('decode', new Fault(`${reader.remaining} bytes trail`, reader.offset), reader.length);
    }
    return value;
  }

  decodeLoosely(bytes: Uint8Array, compression?: Compression): { readonly value: Value; readonly trailing: number } {
    const reader = this.#over(bytes, compression);
    const value = this.read(reader);
    this.#reader = reader;
    return { value, trailing: reader.remaining };
  }

  write(writer: ByteWriter, value: Value): void {
    const before = writer.length;
    this.#write ??= this.#compiled(compileWrite) ?? ((w, v) => interpretWrite(this.type.node, w, v));
    try {
      this.#write(writer, value);
    } catch (error) {
      const length = writer.length - before;
      writer.truncate(before);
      throw this.#explain('encode', error, length, () => {
        const again = new ByteWriter();
        again.compression = writer.compression;
        interpretWrite(this.type.node, again, value);
      });
    }
  }

  read(reader: ByteReader): Value {
    const { offset, length } = reader;
    this.#read ??= this.#compiled(compileRead) ?? ((r) => interpretRead(this.type.node, r));
    try {
      return this.#read(reader) as Value;
    } catch (error) {
      const again = new ByteReader(reader.between(offset, length));
      again.compression = reader.compression;
      throw this.#explain('decode', error, length, () => interpretRead(this.type.node, again), offset);
    }
  }

  /** The reader, over these bytes. A custom codec that decodes the same description inside its own gets another. */
  #over(bytes: Uint8Array, compression: Compression | undefined): ByteReader {
    const reader = (this.#reader ?? new ByteReader()).reset(bytes);
    this.#reader = undefined;
    reader.compression = compression;
    return reader;
  }

  #compiled<Compiled>(compile: (node: Node) => Compiled): Compiled | undefined {
    if (this.#mode === 'interpret') return undefined;
    try {
      return compile(this.type.node);
    } catch (error) {
      if (error instanceof EvalError) return undefined;
      throw error;
    }
  }

  /** Compiled code does not know the field path; the interpreter finds it by failing in the same way. */
  #explain(situation: ProtocolErrorSituation, error: unknown, length: number, again: () => unknown, base = 0): Error {
    try {
      again();
    } catch (explained) {
      const fault = faultOf(explained);
      if (fault !== undefined) return this.#error(situation, fault, length, base);
      if (explained instanceof TypeError && situation === 'encode') {
        return this.#error(situation, new Fault(`the value is of the wrong kind (${explained.message})`, 0), length);
      }
    }
    const fault = faultOf(error);
    if (fault !== undefined) return this.#error(situation, fault, length);
    return new InvariantError(`the codec of ${this.#packet} failed`, { situation, error });
  }

  #error(situation: ProtocolErrorSituation, fault: Fault, length: number, base = 0): ProtocolError {
    return new ProtocolError({
      situation,
      packet: this.#packet,
      path: fault.path,
      offset: base + fault.offset,
      length: situation === 'encode' ? Math.max(length, fault.offset) : length,
      reason: fault.message,
    });
  }
}

const initialCapacity = 256;
/** A larger buffer is given back after use. */
const retainedCapacity = 65_536;
