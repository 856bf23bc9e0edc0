/**
 * Whether two decoded values are the same, bit for bit but for the payload of a NaN. Written for inputs by the million:
 * plain data only, no cycles.
 */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isPlain(one) || !isPlain(other)) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameItems(one, other);
  if (one instanceof Uint8Array) return other instanceof Uint8Array && sameItems(one, other);
  if (one instanceof Map) return other instanceof Map && sameItems([...one].flat(), [...other].flat());
  return sameFields(one, other);
}

/** How much a decoded value holds: one for each number, text, list and struct, and one for each byte and character. */
export function weightOf(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value === 'string') return 1 + value.length;
  if (!isPlain(value)) return 1;
  if (value instanceof Uint8Array) return 1 + value.length;
  if (value instanceof Map) return weightOf([...value].flat());
  let weight = 1;
  if (Array.isArray(value)) for (const item of value) weight += weightOf(item);
  else for (const key in value) weight += weightOf(value[key]);
  return weight;
}

function sameItems(one: ArrayLike<unknown>, other: ArrayLike<unknown>): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (!sameValue(one[i], other[i])) return false;
  return true;
}

function sameFields(one: Fields, other: Fields): boolean {
  for (const key in one) if (!sameValue(one[key], other[key])) return false;
  for (const key in other) if (!(key in one) && other[key] !== undefined) return false;
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
