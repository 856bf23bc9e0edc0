import { hmac } from '@noble/hashes/hmac.js';
import { sha1 as nobleSha1 } from '@noble/hashes/legacy.js';

/** SHA-1 of the parts in sequence. The protocols of the supported clients are built on it; nothing new should be. */
export function sha1(...parts: readonly Uint8Array[]): Uint8Array {
  return nobleSha1(joined(parts));
}

/** HMAC-SHA1 of the parts in sequence. */
export function hmacSha1(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return hmac(nobleSha1, key, joined(parts));
}

/** Whether two byte sequences are equal, in a time that depends on their lengths only. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= (one[i] ?? 0) ^ (other[i] ?? 0);
  return difference === 0;
}

/** A name or password as it is hashed: ASCII letters in upper case, as UTF-8. */
export function credentialBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text.replace(/[a-z]/g, (letter) => letter.toUpperCase()));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
