import type { ByteReader, ByteWriter } from './bytes.ts';
import type { ReadEmitter, WriteEmitter } from './compile.ts';

declare const value: unique symbol;

/**
 * The description of a value on the wire, which `codecOf` compiles into a reader and a writer. `Value` is the type that
 * decoding gives; it exists for the compiler only.
 */
export interface Type<Value> {
  readonly node: Node;
  readonly [value]?: Value;
}

/** The decoded value of a description. */
export type ValueOf<Description> = Description extends Type<infer Value> ? Value : never;

/**
 * What a description knows how to do: interpret itself, and emit the code that does the same in a straight line. A
 * package that needs a new kind of type writes a new node; the compiler does not know any kind by name.
 */
export interface Node {
  readonly shape: Shape;
  /** Fewest bytes that any value takes. Counts are checked with it before anything is allocated. */
  readonly minBytes: number;
  /** Earlier fields of the same struct that it depends on. */
  readonly requires?: readonly string[];
  /** Interprets. `scope` is the struct read so far, for types that depend on an earlier sibling. */
  read(reader: ByteReader, scope: Scope): unknown;
  write(writer: ByteWriter, value: unknown, scope: Scope): void;
  /** Emits statements and returns the expression of the value; the caller uses it at once and only once. */
  emitRead(emitter: ReadEmitter): string;
  /** Emits statements that write `value`, which is an expression without side effects. */
  emitWrite(emitter: WriteEmitter, value: string): void;
}

/** The fields of the struct that is being read or written. */
export type Scope = Readonly<Record<string, unknown>>;

/**
 * Several fields of a struct that are described together, such as a conditional group. It is spread into the fields of
 * a struct under a name that no field has, and keeps its place in their order.
 */
export interface Part {
  readonly names: readonly string[];
  readonly minBytes: number;
  /** Fields that must stand before it in the struct. */
  readonly requires: readonly string[];
  /** What it consists of: one field, or several parts, some of them only in some messages. */
  readonly content: PartContent;
  read(reader: ByteReader, target: Record<string, unknown>): void;
  write(writer: ByteWriter, source: Scope): void;
  /** The emitter has a variable for each of `names` already; the part assigns them. */
  emitRead(emitter: ReadEmitter): void;
  emitWrite(emitter: WriteEmitter): void;
}

/** The content of a part as data: for documentation, the inspector and generators of test values. */
export type PartContent =
  | { readonly kind: 'field'; readonly name: string; readonly node: Node }
  | {
      readonly kind: 'group';
      /** When its parts are there, for people: `if flags has 4`. */
      readonly text: string;
      /** The parts that a message with these earlier fields has, or may have when `omittable`. */
      readonly active: (scope: Scope) => readonly Part[];
      readonly omittable: boolean;
      /** Values of earlier fields that make a difference. */
      readonly hints: readonly { readonly field: string; readonly values: readonly (number | bigint)[] }[];
    };

/** What a value looks like, as data: for documentation, the inspector and generators of test values. */
export type Shape =
  | {
      readonly kind: 'integer';
      readonly min: number;
      readonly max: number;
      /** Names of known values, or of single bits when `flags` is set. Unknown values are allowed. */
      readonly names?: Readonly<Record<string, number>>;
      readonly flags?: boolean;
    }
  | { readonly kind: 'bigint'; readonly min: bigint; readonly max: bigint }
  | {
      readonly kind: 'float';
      readonly bits: 32 | 64;
      /** Neither infinite nor not a number, and never minus zero. */
      readonly finite?: boolean;
    }
  | { readonly kind: 'bool' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly maxBytes: number; readonly zeros: boolean }
  | { readonly kind: 'token'; readonly maxBytes: number }
  | { readonly kind: 'bytes'; readonly minBytes: number; readonly maxBytes: number }
  | { readonly kind: 'list'; readonly item: Node; readonly min: number; readonly max: number }
  | { readonly kind: 'optional'; readonly inner: Node }
  | { readonly kind: 'literals'; readonly values: readonly string[] }
  | { readonly kind: 'struct'; readonly parts: readonly Part[] }
  | { readonly kind: 'union'; readonly members: Readonly<Record<string, Node>> }
  | { readonly kind: 'constant'; readonly inner: Node; readonly value: unknown }
  | { readonly kind: 'countOf'; readonly inner: Node; readonly field: string }
  | { readonly kind: 'alias'; readonly inner: Node; readonly name: string }
  | { readonly kind: 'custom'; readonly name: string };

/** A type from its node. The one place where a description gets its decoded type. */
export function typeOf<Value>(node: Node): Type<Value> {
  return { node };
}
