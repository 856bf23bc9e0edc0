import type { Build } from './build.ts';

/** A message in bytes and as a value, made by hand or from public layout notes, never by our own codec. */
export interface OwnVector {
  readonly build: Build;
  /** The wire name, with the mark of the direction where a message goes both ways. */
  readonly name: string;
  /** The body without header. */
  readonly bytes: Uint8Array;
  /** The decoded fields; absent optional fields are left out. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** One example. `bytes` is hexadecimal. */
export function vector(build: Build, name: string, bytes: string, value: OwnVector['value']): OwnVector {
  return { build, name, bytes: hex(bytes), value };
}

/** Bytes from hexadecimal digits. */
export function hex(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
