import { InvariantError, invariant } from '@realmwright/kernel/errors';
import { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { ReadEmitter, WriteEmitter } from '@realmwright/kernel/schema/compile';
import { type Fields, partsOf, requiredOf, spread } from '@realmwright/kernel/schema/structs';
import { type Node, type Part, type PartContent, type Scope, type Type, typeOf } from '@realmwright/kernel/schema/type';
import { hintsOf, keyOf, leastBytes } from './groups.ts';

/** Fields behind their own length in bytes: `...sized(u16, { ... })`. The length itself is not a field. */
export function sized<const F extends Fields>(length: Type<number>, fields: F): F {
  const parts = partsOf(fields);
  return spread<F>(new SizedPart(length.node, parts), keyOf('sized', parts));
}

/**
 * A zlib stream behind the u32 length of what it inflates to, up to the end of the message; nothing follows a length of
 * zero. The codec's caller gives the `Compression`.
 */
export function deflated<Value>(type: Type<Value>, limits: { readonly maxBytes: number }): Type<Value> {
  const { node } = type;
  const { maxBytes } = limits;
  invariant(maxBytes > 0, 'a deflated part must have a limit');
  const codec = {
    read: (reader: ByteReader, scope: Scope): unknown => {
      const inner = inflate(reader, maxBytes);
      const value = node.read(inner, scope);
      if (inner.remaining > 0) reader.fault(`${inner.remaining} bytes trail in the inflated part`);
      return value;
    },
    write: (writer: ByteWriter, value: unknown, scope: Scope): void => {
      const inner = new ByteWriter();
      inner.rewrite = writer.rewrite;
      node.write(inner, value, scope);
      deflate(writer, inner.peek(), maxBytes);
    },
  };
  return typeOf<Value>({
    shape: { kind: 'alias', inner: node, name: 'deflated' },
    minBytes: 4,
    ...codec,
    ...calls(codec),
  });
}

/** As `deflated`, for messages whose public description lists the inflated fields as fields of the message. */
export function deflatedFields<const F extends Fields>(fields: F, limits: { readonly maxBytes: number }): F {
  const parts = partsOf(fields);
  const part = new DeflatedPart(parts, limits.maxBytes);
  return spread<F>(part, keyOf('deflated', parts));
}

class SizedPart implements Part {
  readonly names: readonly string[];
  readonly minBytes: number;
  readonly requires: readonly string[];
  readonly content: PartContent;
  readonly #length: Node;
  readonly #parts: readonly Part[];

  constructor(length: Node, parts: readonly Part[]) {
    this.names = parts.flatMap((part) => part.names);
    this.minBytes = length.minBytes + leastBytes(parts);
    this.requires = requiredOf(parts);
    this.content = { kind: 'group', text: 'sized', active: () => parts, omittable: false, hints: hintsOf(parts) };
    this.#length = length;
    this.#parts = parts;
  }

  read(reader: ByteReader, target: Record<string, unknown>): void {
    const end = reader.narrow(Number(this.#length.read(reader, target)));
    for (const part of this.#parts) part.read(reader, target);
    reader.widen(end);
  }

  write(writer: ByteWriter, source: Scope): void {
    const inner = new ByteWriter();
    inner.rewrite = writer.rewrite;
    for (const part of this.#parts) part.write(inner, source);
    this.#length.write(writer, inner.length, source);
    writer.bytes(inner.peek());
  }

  emitRead(emitter: ReadEmitter): void {
    const length = emitter.fresh('n');
    const end = emitter.fresh('e');
    emitter.line(`const ${length} = ${this.#length.emitRead(emitter)};`);
    emitter.flush();
    emitter.line(`const ${end} = r.narrow(${length});`);
    for (const part of this.#parts) part.emitRead(emitter);
    emitter.flush();
    emitter.line(`r.widen(${end});`);
  }

  emitWrite(emitter: WriteEmitter): void {
    // A few messages of the login server have it; they are rare enough to be written by the interpreter.
    emitter.flush();
    emitter.line(`${emitter.constant(this)}.write(w, ${emitter.source}); view = w.view;`);
  }
}

class DeflatedPart implements Part {
  readonly names: readonly string[];
  readonly minBytes = 4;
  readonly requires: readonly string[];
  readonly content: PartContent;
  readonly #parts: readonly Part[];
  readonly #maxBytes: number;

  constructor(parts: readonly Part[], maxBytes: number) {
    this.names = parts.flatMap((part) => part.names);
    this.requires = requiredOf(parts);
    this.content = { kind: 'group', text: 'deflated', active: () => parts, omittable: false, hints: hintsOf(parts) };
    this.#parts = parts;
    this.#maxBytes = maxBytes;
  }

  read(reader: ByteReader, target: Record<string, unknown>): void {
    const inner = inflate(reader, this.#maxBytes);
    for (const part of this.#parts) part.read(inner, target);
    if (inner.remaining > 0) reader.fault(`${inner.remaining} bytes trail in the inflated part`);
  }

  write(writer: ByteWriter, source: Scope): void {
    const inner = new ByteWriter();
    inner.rewrite = writer.rewrite;
    for (const part of this.#parts) part.write(inner, source);
    deflate(writer, inner.peek(), this.#maxBytes);
  }

  emitRead(emitter: ReadEmitter): void {
    // zlib dominates by far, so the fields inside are interpreted.
    const target = emitter.fresh('t');
    emitter.flush();
    emitter.line(`const ${target} = {${this.requires.map((name) => `${name}: ${emitter.field(name)}`).join(', ')}};`);
    emitter.line(`${emitter.constant(this)}.read(r, ${target});`);
    for (const name of this.names) emitter.line(`${emitter.field(name)} = ${target}.${name};`);
  }

  emitWrite(emitter: WriteEmitter): void {
    emitter.flush();
    emitter.line(`${emitter.constant(this)}.write(w, ${emitter.source}); view = w.view;`);
  }
}

function inflate(reader: ByteReader, maxBytes: number): ByteReader {
  const length = reader.u32();
  if (length > maxBytes) reader.fault(`${length} inflated bytes exceed the limit of ${maxBytes}`);
  if (length === 0) return new ByteReader();
  const { compression } = reader;
  if (compression === undefined) throw new InvariantError('a deflated part needs a compression');
  const { offset } = reader;
  const deflated = reader.between(offset, offset + reader.remaining);
  reader.take(reader.remaining);
  try {
    const inner = new ByteReader(compression.inflate(deflated, length));
    inner.compression = compression;
    return inner;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reader.seek(offset);
    return reader.fault(`the zlib stream cannot be inflated: ${error.message}`);
  }
}

function deflate(writer: ByteWriter, raw: Uint8Array, maxBytes: number): void {
  if (raw.length > maxBytes) writer.fault(`${raw.length} bytes exceed the limit of ${maxBytes}`);
  writer.u32(raw.length);
  if (raw.length === 0) return;
  const { compression } = writer;
  if (compression === undefined) throw new InvariantError('a deflated part needs a compression');
  writer.bytes(compression.deflate(raw));
}

function calls(codec: object): Pick<Node, 'emitRead' | 'emitWrite'> {
  return {
    emitRead: (emitter) => {
      emitter.flush();
      return `${emitter.constant(codec)}.read(r, {})`;
    },
    emitWrite: (emitter, value) => {
      emitter.flush();
      emitter.line(`${emitter.constant(codec)}.write(w, ${value}, {}); view = w.view;`);
    },
  };
}
