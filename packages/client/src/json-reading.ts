/** The realm has answered something other than it should; this client and that realm do not fit together. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

/** The field of an object, undefined when it is left out. Only fields of its own count. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) throw unexpected('an object', value);
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : fail('a text', value);
}

export function number(value: unknown): number {
  return typeof value === 'number' ? value : fail('a number', value);
}

export function flag(value: unknown): boolean {
  return typeof value === 'boolean' ? value : fail('true or false', value);
}

/** One of a few words. */
export function oneOf<const Word extends string>(value: unknown, words: readonly Word[]): Word {
  return words.find((word) => word === value) ?? fail(words.join(' or '), value);
}

export function list<Item>(value: unknown, read: (item: unknown) => Item): readonly Item[] {
  return Array.isArray(value) ? value.map(read) : fail('a list', value);
}

/** What may be left out. */
export function maybe<Value>(value: unknown, read: (found: unknown) => Value): Value | undefined {
  return value === undefined ? undefined : read(value);
}

function fail(due: string, value: unknown): never {
  throw unexpected(due, value);
}

function unexpected(due: string, value: unknown): UnexpectedAnswerError {
  return new UnexpectedAnswerError(`the realm should have answered ${due}, not ${typeof value}`);
}
