import type { Compression } from '@realmwright/kernel/ports/compression';
import { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Codec } from '@realmwright/kernel/schema/codec';
import { type CompiledRead, compileRead } from '@realmwright/kernel/schema/compile';
import { interpretRead, interpretWrite } from '@realmwright/kernel/schema/interpret';
import { Fault, faultOf, ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { OracleError } from '../engine/fuzz-target.ts';
import { sameValue, weightOf } from '../engine/same-value.ts';

/** What is known of a message besides its codec. */
export interface OracleOptions {
  readonly compression?: Compression | undefined;
  /** Most bytes that a part of the message may inflate to. */
  readonly inflatedBytes?: number;
}

/**
 * What must hold for a message of a description, whatever the bytes are:
 * - decoding gives a value or a `ProtocolError`, and nothing else is thrown;
 * - the compiled reader and the interpreter agree, on the value or on refusing, and so do both writers;
 * - a value holds no more than its bytes account for;
 * - a value can be encoded, and decoding that gives the same value again.
 */
export class CodecOracle {
  readonly #codec: Codec<unknown>;
  readonly #compression: Compression | undefined;
  readonly #inflatedBytes: number;
  readonly #reader = new ByteReader();
  readonly #writer = new ByteWriter();
  #compiled: CompiledRead | undefined;

  constructor(codec: Codec<unknown>, { compression, inflatedBytes = 0 }: OracleOptions = {}) {
    this.#codec = codec;
    this.#compression = compression;
    this.#inflatedBytes = inflatedBytes;
  }

  /** The value of the bytes, or undefined when they are no message. @throws OracleError */
  check(bytes: Uint8Array): unknown {
    this.#compiled ??= compileRead(this.#codec.type.node);
    const compiled = this.#attempt(bytes, this.#compiled);
    // Most inputs are refused, and refusing is what interpreting costs most: one length in four is compared.
    if (compiled instanceof Refusal && (bytes.length & 3) !== 3) return undefined;
    const interpreted = this.#attempt(bytes, this.#interpret);
    if (compiled instanceof Refusal || interpreted instanceof Refusal) {
      if (!(interpreted instanceof Refusal)) throw new OracleError('only the compiled reader refuses');
      if (!(compiled instanceof Refusal)) throw new OracleError(`only the interpreter refuses: ${interpreted.reason}`);
      // Naming the place of a fault reads everything once more.
      if ((bytes.length & 7) === 7) this.#refuse(bytes, interpreted.reason);
      return undefined;
    }
    if (!sameValue(compiled, interpreted)) throw new OracleError('the compiled reader and the interpreter disagree');
    const value = this.#codec.decode(bytes, this.#compression);
    if (!sameValue(value, compiled)) throw new OracleError('the codec and its reader disagree');
    const weight = weightOf(value);
    if (weight > 64 * (16 + bytes.length) + 4 * this.#inflatedBytes) {
      throw new OracleError(`${bytes.length} bytes became a value of weight ${weight}`);
    }
    this.#encode(value);
    return value;
  }

  readonly #interpret = (reader: ByteReader): unknown => interpretRead(this.#codec.type.node, reader);

  /** One way of reading: the value, or why it is none. */
  #attempt(bytes: Uint8Array, read: CompiledRead): unknown {
    const reader = this.#reader.reset(bytes);
    reader.compression = this.#compression;
    try {
      const value = read(reader);
      return reader.remaining === 0 ? value : trailing;
    } catch (error) {
      if (error instanceof Fault) return new Refusal(error.message);
      const fault = faultOf(error);
      if (fault === undefined) throw error;
      return new Refusal(fault.message);
    }
  }

  /** The codec must refuse as its reader did, and as a `ProtocolError`. */
  #refuse(bytes: Uint8Array, reason: string): void {
    try {
      this.#codec.decode(bytes, this.#compression);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const isSame = error.reason === reason || reason === trailing.reason;
      if (isSame && error.offset >= 0 && error.offset <= error.length) return;
      throw new OracleError(`the codec explains another fault: ${error.message}`);
    }
    throw new OracleError(`only the codec accepts: ${reason}`);
  }

  #encode(value: unknown): void {
    const encoded = this.#codec.encode(value, this.#compression);
    const writer = this.#writer.reset();
    writer.compression = this.#compression;
    interpretWrite(this.#codec.type.node, writer, value);
    if (!sameValue(encoded, writer.peek())) throw new OracleError('the compiled writer and the interpreter disagree');
    const again = this.#codec.decode(encoded, this.#compression);
    if (!sameValue(value, again)) throw new OracleError('a value changes when it is encoded and decoded');
  }
}

/** Why bytes are no message. */
class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

const trailing = new Refusal('bytes trail');
