/** Reading of vector files: JSON of unknown shape, taken apart with checks. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that must be an object. */
export function objectAt(from: JsonObject, name: string): JsonObject {
  const value = from[name];
  if (!isObject(value)) throw new VectorFormatError(`"${name}" must be an object`);
  return value;
}

/** A member that must be a list of objects. */
export function objectsAt(from: JsonObject, name: string): readonly JsonObject[] {
  const value = from[name];
  if (!Array.isArray(value) || !value.every(isObject)) throw new VectorFormatError(`"${name}" must list objects`);
  return value;
}

/** A member that must be text. */
export function textAt(from: JsonObject, name: string): string {
  const value = from[name];
  if (typeof value !== 'string') throw new VectorFormatError(`"${name}" must be text`);
  return value;
}

/** A member that must be a number. */
export function numberAt(from: JsonObject, name: string): number {
  const value = from[name];
  if (typeof value !== 'number') throw new VectorFormatError(`"${name}" must be a number`);
  return value;
}

/** A member that must be a list of text. */
export function textsAt(from: JsonObject, name: string): readonly string[] {
  const value = from[name];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new VectorFormatError(`"${name}" must list text`);
  }
  return value;
}

/** A member that must be bytes in hexadecimal digits. */
export function bytesAt(from: JsonObject, name: string): Uint8Array {
  return bytesOfHex(textAt(from, name));
}

export function bytesOfHex(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/i.test(hex)) throw new VectorFormatError(`${hex.slice(0, 40)} is not hexadecimal`);
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The file is not in the format of conformance vectors. */
export class VectorFormatError extends Error {
  override readonly name = 'VectorFormatError';
}
