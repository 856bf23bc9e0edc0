import { ByteReader } from '@realmwright/kernel/schema/bytes';
import type { Node, Part, Shape, Type } from '@realmwright/kernel/schema/type';
import fc from 'fast-check';

/**
 * Values of a description for property tests, generated from its shape: limits are met, conditional fields are there
 * exactly when their condition holds, counts fit their lists. Values of custom types are found by decoding bytes.
 */
export function arbitraryValue<Value>(type: Type<Value>): fc.Arbitrary<Value>;
export function arbitraryValue(type: Type<unknown>): fc.Arbitrary<unknown> {
  return fc.gen().map((choose) => new Generator(choose).value(type.node, {}));
}

/** Values that make a difference in later conditions, by field. */
type Hints = ReadonlyMap<string, readonly (number | bigint)[]>;
const longestList = 3;
const longestText = 12;

class Generator {
  readonly #choose: fc.GeneratorValue;

  constructor(choose: fc.GeneratorValue) {
    this.#choose = choose;
  }

  value(node: Node, scope: Record<string, unknown>, hints: readonly (number | bigint)[] = []): unknown {
    const { shape } = node;
    switch (shape.kind) {
      case 'integer':
        return this.#integer(shape, hints);
      case 'bigint':
        return this.#bigint(shape, hints);
      case 'float':
        if (shape.finite === true) return this.#choose(fc.float, { noNaN: true, noDefaultInfinity: true }) + 0;
        return shape.bits === 32 ? this.#choose(fc.float, { noNaN: true }) : this.#choose(fc.double, { noNaN: true });
      case 'bool':
        return this.#choose(fc.boolean);
      case 'nothing':
        return undefined;
      case 'text':
        return this.#text(shape);
      case 'token':
        return this.#choose(fc.stringMatching, /^[A-Za-z0-9_-]{1,12}$/);
      case 'bytes': {
        const maxLength = Math.max(shape.minBytes, Math.min(shape.maxBytes, longestText));
        return this.#choose(fc.uint8Array, { minLength: shape.minBytes, maxLength });
      }
      case 'list':
        return this.#list(shape, node, scope);
      case 'optional':
        return this.#choose(fc.boolean) ? this.value(shape.inner, scope) : undefined;
      case 'literals':
        return shape.values[this.#below(shape.values.length)];
      case 'struct':
        return this.#struct(shape.parts);
      case 'union': {
        const kinds = Object.entries(shape.members);
        const [kind, member] = kinds[this.#below(kinds.length)] ?? ['', node];
        return { kind, ...Object(this.value(member, scope)) };
      }
      case 'alias':
        return this.value(shape.inner, scope);
      case 'constant':
        return shape.value;
      case 'countOf':
        return this.#below(longestList + 1);
      case 'custom':
        return this.#decoded(node);
    }
  }

  #integer(shape: Extract<Shape, { kind: 'integer' }>, hints: readonly (number | bigint)[]): number {
    const known = [...hints.filter((hint) => typeof hint === 'number'), ...Object.values(shape.names ?? {})].filter(
      (value) => value >= shape.min && value <= shape.max,
    );
    if (known.length > 0 && this.#choose(fc.nat, { max: 3 }) > 0) return known[this.#below(known.length)] ?? shape.min;
    return this.#choose(fc.maxSafeInteger) % 2 === 0
      ? shape.min + this.#below(Math.min(4, shape.max - shape.min + 1))
      : Number(this.#choose(fc.bigInt, { min: BigInt(shape.min), max: BigInt(shape.max) }));
  }

  #bigint(shape: Extract<Shape, { kind: 'bigint' }>, hints: readonly (number | bigint)[]): bigint {
    const known = hints.filter((hint) => typeof hint === 'bigint');
    if (known.length > 0 && this.#choose(fc.boolean)) return known[this.#below(known.length)] ?? shape.min;
    return this.#choose(fc.bigInt, { min: shape.min, max: shape.max });
  }

  #text({ maxBytes, zeros }: Extract<Shape, { kind: 'text' }>): string {
    const unit = maxBytes >= 4 * longestText ? 'grapheme' : 'binary-ascii';
    const text = this.#choose(fc.string, { unit, maxLength: Math.min(maxBytes, longestText) });
    const whole = new TextEncoder().encode(text).length <= maxBytes ? text : '';
    return zeros ? whole : whole.replaceAll('\0', '');
  }

  #list(shape: Extract<Shape, { kind: 'list' }>, node: Node, scope: Record<string, unknown>): unknown[] {
    const counter = node.requires?.[0];
    const counted = counter === undefined ? undefined : Number(scope[counter]);
    const length = counted ?? shape.min + this.#below(Math.min(shape.max - shape.min, longestList) + 1);
    return Array.from({ length }, () => this.value(shape.item, scope));
  }

  #struct(parts: readonly Part[]): Record<string, unknown> {
    const target: Record<string, unknown> = {};
    for (const part of parts) for (const name of part.names) target[name] = undefined;
    this.#fill(parts, target, hintsOf(parts));
    // A count whose list is not in this message counts nothing.
    for (const [name, list] of counts(parts))
      if (target[name] !== undefined && target[list] === undefined) target[name] = 0;
    return target;
  }

  #fill(parts: readonly Part[], target: Record<string, unknown>, hints: Hints): void {
    for (const { content } of parts) {
      if (content.kind === 'field') target[content.name] = this.value(content.node, target, hints.get(content.name));
      else if (!content.omittable || this.#choose(fc.boolean)) this.#fill(content.active(target), target, hints);
    }
  }

  #decoded(node: Node): unknown {
    for (let attempt = 0; attempt < 8; attempt++) {
      const bytes = new Uint8Array(512);
      // Most custom types begin with a count: a small one is one more often.
      bytes[0] = this.#below(4);
      if (attempt % 2 === 0) bytes.set(this.#choose(fc.uint8Array, { maxLength: 40 }), this.#below(2) === 0 ? 1 : 4);
      try {
        return node.read(new ByteReader(bytes), {});
      } catch {
        // These bytes are no value; others may be.
      }
    }
    return node.read(new ByteReader(new Uint8Array(512)), {});
  }

  #below(bound: number): number {
    return bound <= 1 ? 0 : this.#choose(fc.nat, { max: bound - 1 });
  }
}

function hintsOf(parts: readonly Part[]): Hints {
  const found = new Map<string, (number | bigint)[]>();
  for (const { content } of parts) {
    if (content.kind !== 'group') continue;
    for (const { field, values } of content.hints) found.set(field, [...(found.get(field) ?? []), ...values]);
  }
  return found;
}

/** Counts of a struct and what they count. */
function counts(parts: readonly Part[]): readonly (readonly [count: string, list: string])[] {
  return parts.flatMap(({ content }) =>
    content.kind === 'field' && content.node.shape.kind === 'countOf'
      ? [[content.name, content.node.shape.field] as const]
      : [],
  );
}
