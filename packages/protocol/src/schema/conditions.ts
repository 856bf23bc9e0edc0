import type { Scope } from '@realmwright/kernel/schema/type';

/** A statement about earlier fields of the same struct. A field that is absent equals nothing and has no flag. */
export interface Condition {
  readonly fields: readonly string[];
  /** For people. */
  readonly text: string;
  /** Values that make a difference; generators of test values try them. */
  readonly hints: readonly { readonly field: string; readonly values: readonly (number | bigint)[] }[];
  holds(scope: Scope): boolean;
  /** The same as an expression; `field` gives the expression of a field. */
  emit(field: (name: string) => string): string;
}

/** The field has one of these values. */
export function equals(field: string, ...values: readonly (number | bigint | boolean)[]): Condition {
  return {
    fields: [field],
    text: `${field} is ${values.join(' or ')}`,
    hints: [{ field, values: values.filter((value) => typeof value !== 'boolean') }],
    holds: (scope) => values.some((value) => scope[field] === value),
    emit: (of) => `(${values.map((value) => `${of(field)} === ${literal(value)}`).join(' || ')})`,
  };
}

/** The field has none of these values. */
export function differs(field: string, ...values: readonly (number | bigint | boolean)[]): Condition {
  const same = equals(field, ...values);
  return {
    ...same,
    text: `${field} is not ${values.join(' or ')}`,
    holds: (scope) => !same.holds(scope),
    emit: (of) => `!${same.emit(of)}`,
  };
}

/** The field is a number above the bound. */
export function exceeds(field: string, bound: number): Condition {
  return {
    fields: [field],
    text: `${field} exceeds ${bound}`,
    hints: [{ field, values: [bound, bound + 1] }],
    holds: (scope) => Number(scope[field] ?? Number.NaN) > bound,
    emit: (of) => `(${of(field)} > ${bound})`,
  };
}

/** The field, a number of up to 48 bits or a bigint, has one or more of these bits. */
export function hasFlag(field: string, bits: number | bigint): Condition {
  const hints = [{ field, values: typeof bits === 'bigint' ? [0n, bits] : [0, bits] }];
  const base = { fields: [field], text: `${field} has 0x${bits.toString(16)}`, hints };
  if (typeof bits === 'bigint') {
    return {
      ...base,
      holds: (scope) => (BigInt((scope[field] as bigint | undefined) ?? 0n) & bits) !== 0n,
      emit: (of) => `(((${of(field)} ?? 0n) & ${bits}n) !== 0n)`,
    };
  }
  const low = bits >>> 0;
  const high = Math.floor(bits / 0x1_0000_0000);
  const test = (value: unknown): boolean => {
    const number = Number(value ?? 0);
    return ((number >>> 0) & low) !== 0 || (Math.floor(number / 0x1_0000_0000) & high) !== 0;
  };
  return {
    ...base,
    holds: (scope) => test(scope[field]),
    emit: (of) => {
      const inLow = `((${of(field)} & ${low}) !== 0)`;
      return high === 0 ? inLow : `(${inLow} || (Math.floor(${of(field)} / 4294967296) & ${high}) !== 0)`;
    },
  };
}

/** The field has none of these bits. */
export function lacksFlag(field: string, bits: number | bigint): Condition {
  const has = hasFlag(field, bits);
  return {
    ...has,
    text: `${field} lacks 0x${bits.toString(16)}`,
    holds: (scope) => !has.holds(scope),
    emit: (of) => `!${has.emit(of)}`,
  };
}

/** All of the conditions hold. */
export function both(...conditions: readonly Condition[]): Condition {
  return joined(conditions, ' and ', ' && ', (scope) => conditions.every((condition) => condition.holds(scope)));
}

/** One or more of the conditions hold. */
export function either(...conditions: readonly Condition[]): Condition {
  return joined(conditions, ' or ', ' || ', (scope) => conditions.some((condition) => condition.holds(scope)));
}

function joined(
  conditions: readonly Condition[],
  word: string,
  operator: string,
  holds: (scope: Scope) => boolean,
): Condition {
  return {
    fields: conditions.flatMap((condition) => condition.fields),
    text: conditions.map((condition) => condition.text).join(word),
    hints: conditions.flatMap((condition) => condition.hints),
    holds,
    emit: (of) => `(${conditions.map((condition) => condition.emit(of)).join(operator)})`,
  };
}

function literal(value: number | bigint | boolean): string {
  return typeof value === 'bigint' ? `${value}n` : String(value);
}
