import { bytesOfHex, hexOf, isObject, type JsonObject } from './vector-json.ts';

/**
 * The differences between the fields that a vector lists and a decoded message, as sentences with a path. Names are
 * mapped from snake_case to camelCase; named values are compared by number; a count that the vector lists and the
 * message does not is compared with the length of what it counts.
 */
export function differences(fields: JsonObject, decoded: unknown, path = ''): string[] {
  if (typeof decoded !== 'object' || decoded === null) return [`${path || 'the message'} is ${show(decoded)}`];
  const values = new Map(Object.entries(decoded));
  return Object.entries(fields).flatMap(([name, expected]) => {
    const key = camelCase(name);
    const place = path === '' ? key : `${path}.${key}`;
    const value = values.get(key);
    if (value === undefined) return isCount(key, expected, values) ? [] : [`${place} is missing`];
    return difference(expected, value, place);
  });
}

/** `player_name` to `playerName`. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}

function difference(expected: unknown, value: unknown, path: string): string[] {
  if (Array.isArray(expected)) return listDifference(expected, value, path);
  if (!isObject(expected)) return scalarDifference(expected, value, path);
  if (typeof expected['$u64'] === 'string') return scalarDifference(BigInt(expected['$u64']), value, path);
  if (typeof expected['$f32'] === 'number') return floatDifference(expected['$f32'], value, path);
  if (typeof expected['$bytes'] === 'string') return byteDifference(expected['$bytes'], value, path);
  if ('$enum' in expected || '$flags' in expected) return scalarDifference(expected['value'], value, path);
  if (isObject(value) && value['values'] instanceof Map) return maskDifference(expected, value['values'], path);
  return differences(expected, value, path);
}

function scalarDifference(expected: unknown, value: unknown, path: string): string[] {
  const same =
    typeof expected === 'string'
      ? expected === value
      : typeof value !== 'string' && asInteger(expected) === asInteger(value);
  return same ? [] : [`${path} is ${show(value)} instead of ${show(expected)}`];
}

/** Numbers, booleans and bigints on common ground; anything else equals nothing. */
function asInteger(value: unknown): bigint | symbol {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return Number.isInteger(value) ? BigInt(Number(value)) : Symbol();
}

function floatDifference(expected: number, value: unknown, path: string): string[] {
  const same = typeof value === 'number' && Math.fround(value) === Math.fround(expected);
  return same ? [] : [`${path} is ${show(value)} instead of ${expected}`];
}

function byteDifference(expected: string, value: unknown, path: string): string[] {
  const hex = value instanceof Uint8Array ? hexOf(value) : Array.isArray(value) ? hexOf(Uint8Array.from(value)) : '';
  return hex === hexOf(bytesOfHex(expected)) ? [] : [`${path} is ${show(value)} instead of ${expected}`];
}

function listDifference(expected: readonly unknown[], value: unknown, path: string): string[] {
  const items: readonly unknown[] | undefined =
    value instanceof Uint8Array ? Array.from(value) : Array.isArray(value) ? value : undefined;
  if (items === undefined) return [`${path} is ${show(value)} instead of a list`];
  if (items.length !== expected.length) return [`${path} has ${items.length} items instead of ${expected.length}`];
  return expected.flatMap((item, index) => difference(item, items[index], `${path}[${index}]`));
}

/** An update mask: members are `{ index, value }`; a 64-bit value takes two fields, the low word first. */
function maskDifference(expected: JsonObject, values: ReadonlyMap<unknown, unknown>, path: string): string[] {
  return Object.entries(expected).flatMap(([name, field]) => {
    if (!isObject(field) || typeof field['index'] !== 'number') return [`${path}.${name} is no update field`];
    const index = field['index'];
    const word = (at: number): number => Number(values.get(at) ?? 0);
    const value = field['value'];
    const place = `${path}.${name}`;
    if (isObject(value) && '$u64' in value) {
      return difference(value, BigInt(word(index)) + (BigInt(word(index + 1)) << 32n), place);
    }
    if (!values.has(index)) return [`${place} is missing`];
    return difference(value, isObject(value) && '$f32' in value ? floatOf(word(index)) : word(index), place);
  });
}

function floatOf(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits);
  return view.getFloat32(0);
}

function isCount(key: string, expected: unknown, values: ReadonlyMap<string, unknown>): boolean {
  const count = isObject(expected) ? expected['$u64'] : expected;
  if (typeof count !== 'number' && typeof count !== 'string') return false;
  const counted =
    /^(?:amountOf|numberOf)(.+)$/.exec(key)?.[1] ?? /^(.*?)(?:[Ll]ength|[Cc]ount|[Ss]ize)$/.exec(key)?.[1];
  if (counted === undefined) return false;
  const named = [...values].filter(([name]) => name.toLowerCase() === counted.toLowerCase());
  return (named.length > 0 ? named : [...values]).some(([, value]) => lengthOf(value) === Number(count));
}

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) || value instanceof Uint8Array || typeof value === 'string' ? value.length : undefined;
}

function show(value: unknown): string {
  if (value instanceof Uint8Array) return hexOf(value);
  return (
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)) ?? 'undefined'
  );
}
