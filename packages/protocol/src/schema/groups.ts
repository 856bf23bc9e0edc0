import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { ReadEmitter, WriteEmitter } from '@realmwright/kernel/schema/compile';
import { type Fields, type OptionalField, partsOf, requiredOf, spread } from '@realmwright/kernel/schema/structs';
import type { Part, PartContent, Scope, ValueOf } from '@realmwright/kernel/schema/type';
import type { Condition } from './conditions.ts';

/** The same fields, each of which may be absent. */
export type Absentable<F extends Fields> = { readonly [K in keyof F]: OptionalField<ValueOf<F[K]>> };

/** What `when` gives: spread it into the fields, or go on with `otherwise` and spread that. */
export type Conditional<F extends Fields> = Absentable<F> & Otherwise<F>;

/** Declared as a class so that spreading drops the method. */
export declare class Otherwise<F extends Fields> {
  otherwise<const G extends Fields>(fields: G): Absentable<F> & Absentable<G>;
  otherwise<const G extends Fields>(nested: Absentable<G>): Absentable<F> & Absentable<G>;
}

/**
 * Fields that are there only when the condition holds: `...when(equals('kind', 2), { target: guid })`. The condition
 * speaks of fields before it. Groups nest: `...when(a, { x: u8, ...when(b, { y: u8 }) })`.
 */
export function when<const F extends Fields>(condition: Condition, fields: F): Conditional<F> {
  const parts = partsOf(fields);
  const group = spread<Conditional<F>>(new ConditionalPart(condition, parts, []), keyOf(condition.text, parts));
  return Object.defineProperty(group, 'otherwise', {
    enumerable: false,
    value: (others: Fields) => {
      const otherParts = partsOf(others);
      return spread(
        new ConditionalPart(condition, parts, otherParts),
        keyOf(condition.text, [...parts, ...otherParts]),
      );
    },
  });
}

/** Fields at the end of the message that may be missing all together; the first of them says whether they are there. */
export function tail<const F extends Fields>(fields: F): Absentable<F> {
  const parts = partsOf(fields);
  return spread<Absentable<F>>(new TailPart(parts), keyOf('tail', parts));
}

class ConditionalPart implements Part {
  readonly names: readonly string[];
  readonly minBytes: number;
  readonly requires: readonly string[];
  readonly content: PartContent;
  readonly #condition: Condition;
  readonly #then: readonly Part[];
  readonly #otherwise: readonly Part[];

  constructor(condition: Condition, then: readonly Part[], otherwise: readonly Part[]) {
    this.names = [...new Set([...then, ...otherwise].flatMap((part) => part.names))];
    this.minBytes = Math.min(leastBytes(then), leastBytes(otherwise));
    this.requires = [...condition.fields, ...requiredOf(then), ...requiredOf(otherwise)];
    this.#condition = condition;
    this.#then = then;
    this.#otherwise = otherwise;
    this.content = {
      kind: 'group',
      text: condition.text,
      active: (scope) => this.#active(scope),
      omittable: false,
      hints: [...condition.hints, ...hintsOf(then), ...hintsOf(otherwise)],
    };
  }

  read(reader: ByteReader, target: Record<string, unknown>): void {
    for (const part of this.#active(target)) part.read(reader, target);
  }

  write(writer: ByteWriter, source: Scope): void {
    for (const part of this.#active(source)) part.write(writer, source);
  }

  emitRead(emitter: ReadEmitter): void {
    const test = this.#condition.emit((name) => emitter.field(name));
    emitter.block(`if (${test})`, () => {
      for (const part of this.#then) part.emitRead(emitter);
    });
    if (this.#otherwise.length === 0) return;
    emitter.block('else', () => {
      for (const part of this.#otherwise) part.emitRead(emitter);
    });
  }

  emitWrite(emitter: WriteEmitter): void {
    const test = this.#condition.emit((name) => emitter.field(name));
    emitter.block(`if (${test})`, () => {
      for (const part of this.#then) part.emitWrite(emitter);
    });
    if (this.#otherwise.length === 0) return;
    emitter.block('else', () => {
      for (const part of this.#otherwise) part.emitWrite(emitter);
    });
  }

  #active(scope: Scope): readonly Part[] {
    return this.#condition.holds(scope) ? this.#then : this.#otherwise;
  }
}

class TailPart implements Part {
  readonly names: readonly string[];
  readonly minBytes = 0;
  readonly requires: readonly string[];
  readonly content: PartContent;
  readonly #parts: readonly Part[];
  readonly #first: string;

  constructor(parts: readonly Part[]) {
    this.names = [...new Set(parts.flatMap((part) => part.names))];
    this.requires = requiredOf(parts);
    this.#parts = parts;
    this.#first = this.names[0] ?? '';
    this.content = {
      kind: 'group',
      text: 'if the message goes on',
      active: () => parts,
      omittable: true,
      hints: hintsOf(parts),
    };
  }

  read(reader: ByteReader, target: Record<string, unknown>): void {
    if (reader.remaining === 0) return;
    for (const part of this.#parts) part.read(reader, target);
  }

  write(writer: ByteWriter, source: Scope): void {
    if (source[this.#first] === undefined) return;
    for (const part of this.#parts) part.write(writer, source);
  }

  emitRead(emitter: ReadEmitter): void {
    emitter.flush();
    emitter.block('if (r.remaining > 0)', () => {
      for (const part of this.#parts) part.emitRead(emitter);
    });
  }

  emitWrite(emitter: WriteEmitter): void {
    emitter.block(`if (${emitter.field(this.#first)} !== undefined)`, () => {
      for (const part of this.#parts) part.emitWrite(emitter);
    });
  }
}

/** Keeps groups of one struct apart; equal keys would mean equal conditions on equal fields. */
export function keyOf(text: string, parts: readonly Part[]): string {
  return `${text}: ${parts.flatMap((part) => part.names).join(', ')}`;
}

export function leastBytes(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.minBytes, 0);
}

export function hintsOf(parts: readonly Part[]): Extract<PartContent, { kind: 'group' }>['hints'] {
  return parts.flatMap((part) => (part.content.kind === 'group' ? part.content.hints : []));
}
