import { invariant } from '../errors.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { ReadEmitter, WriteEmitter } from './compile.ts';
import { readStep, writeStep } from './interpret.ts';
import { type Node, type Part, type Scope, type Type, typeOf, type ValueOf } from './type.ts';

declare const optionalField: unique symbol;

/** A field that is there only in some messages; the key is always present after decoding, with undefined if not. */
export interface OptionalField<Value> extends Type<Value> {
  readonly [optionalField]: true;
}

/** What stands in the declaration of a struct: named types, and parts spread in between. */
export type Fields = Readonly<Record<string, Type<unknown>>>;

/** The decoded object of a declaration of fields. */
export type StructValue<F extends Fields> = Simplify<
  { readonly [K in keyof F as F[K] extends OptionalField<unknown> ? never : K]: ValueOf<F[K]> } & {
    readonly [K in keyof F as F[K] extends OptionalField<unknown> ? K : never]?: ValueOf<F[K]> | undefined;
  }
>;

type Simplify<T> = { [K in keyof T]: T[K] } & {};

/** Fields one after the other, without anything in between. */
export function struct<const F extends Fields>(fields: F): Type<StructValue<F>> {
  return typeOf<StructValue<F>>(new StructNode(partsOf(fields)));
}

/** Spreads a part into the fields of a struct. The key is only for the order; `Spread` says what the compiler sees. */
export function spread<Spread>(part: Part, key: string): Spread {
  return { [`${partKey}${key}`]: part } as Spread;
}

/** The parts that a declaration of fields consists of, in order. */
export function partsOf(fields: Fields): readonly Part[] {
  return Object.entries(fields as Readonly<Record<string, Type<unknown> | Part>>).map(([name, entry]) => {
    if (!('node' in entry)) return entry;
    invariant(/^[a-z][A-Za-z0-9]*$/.test(name), 'a field name must be camelCase', { name });
    return new FieldPart(name, entry.node);
  });
}

/** A field in its place. */
class FieldPart implements Part {
  readonly names: readonly string[];
  readonly minBytes: number;
  readonly requires: readonly string[];
  readonly content: Part['content'];
  readonly #name: string;
  readonly #node: Node;

  constructor(name: string, node: Node) {
    this.names = [name];
    this.minBytes = node.minBytes;
    this.requires = node.requires ?? [];
    this.content = { kind: 'field', name, node };
    this.#name = name;
    this.#node = node;
  }

  read(reader: ByteReader, target: Record<string, unknown>): void {
    target[this.#name] = readStep(this.#name, this.#node, reader, target);
  }

  write(writer: ByteWriter, source: Scope): void {
    writeStep(this.#name, this.#node, writer, source[this.#name], source);
  }

  emitRead(emitter: ReadEmitter): void {
    const expression = this.#node.emitRead(emitter);
    emitter.line(`${emitter.field(this.#name)} = ${expression};`);
  }

  emitWrite(emitter: WriteEmitter): void {
    const value = emitter.fresh('v');
    emitter.line(`const ${value} = ${emitter.field(this.#name)};`);
    this.#node.emitWrite(emitter, value);
  }
}

export class StructNode implements Node {
  readonly shape: { readonly kind: 'struct'; readonly parts: readonly Part[] };
  readonly minBytes: number;
  readonly #parts: readonly Part[];
  readonly #names: readonly string[];

  constructor(parts: readonly Part[]) {
    this.shape = { kind: 'struct', parts };
    this.minBytes = parts.reduce((sum, part) => sum + part.minBytes, 0);
    this.#parts = parts;
    this.#names = [...new Set(parts.flatMap((part) => part.names))];
    const missing = requiredOf(parts);
    invariant(missing.length === 0, 'fields depend on fields that do not stand before them', { missing });
  }

  read(reader: ByteReader): Record<string, unknown> {
    const target: Record<string, unknown> = {};
    for (const name of this.#names) target[name] = undefined;
    for (const part of this.#parts) part.read(reader, target);
    return target;
  }

  write(writer: ByteWriter, value: unknown): void {
    if (typeof value !== 'object' || value === null) writer.fault('an object is due');
    for (const part of this.#parts) part.write(writer, value as Scope);
  }

  emitRead(emitter: ReadEmitter): string {
    return this.emitReadWith(emitter, '');
  }

  /** As `emitRead`; `first` is put in front of the fields of the object literal. */
  emitReadWith(emitter: ReadEmitter, first: string): string {
    return emitter.struct(this.#names, () => {
      for (const part of this.#parts) part.emitRead(emitter);
      const result = emitter.fresh('o');
      emitter.line(`const ${result} = {${first}${this.#names.map((n) => `${n}: ${emitter.field(n)}`).join(', ')}};`);
      return result;
    });
  }

  emitWrite(emitter: WriteEmitter, value: string): void {
    emitter.line(`if (typeof ${value} !== 'object' || ${value} === null) w.fault('an object is due');`);
    emitter.struct(value, () => {
      for (const part of this.#parts) part.emitWrite(emitter);
    });
  }
}

/** The fields that these parts need from before them. */
export function requiredOf(parts: readonly Part[]): readonly string[] {
  const known = new Set<string>();
  const missing: string[] = [];
  for (const part of parts) {
    missing.push(...part.requires.filter((name) => !known.has(name)));
    for (const name of part.names) known.add(name);
  }
  return missing;
}

/** No field name starts with it, and it is not an integer, so the order of declaration is kept. */
const partKey = '...';
