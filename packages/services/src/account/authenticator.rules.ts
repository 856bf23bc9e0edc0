import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Millis } from '@realmwright/kernel/units';

/** Time steps of 30 s and codes of six digits: RFC 6238 with its defaults, as every authenticator program has them. */
const stepMillis = 30_000;
const codeDigits = 6;
/** Steps before and after the present one that are accepted, for clocks that differ. */
const tolerance = 1;

/**
 * The time step whose code this is, if it lies within the tolerance and after `lastStep`; so each code works once.
 * Takes the same time for every wrong code.
 */
export function matchCode(secret: Uint8Array, code: string, now: Millis, lastStep: number): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const present = Math.floor(now / stepMillis);
  let matched: number | undefined;
  for (let step = present - tolerance; step <= present + tolerance; step++) {
    const isEqual = timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code));
    if (isEqual && step > lastStep) matched = step;
  }
  return matched;
}

/** The code of a time step (RFC 4226, section 5.3). */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest[digest.length - 1] ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** codeDigits).padStart(codeDigits, '0');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 without padding (RFC 4648), as authenticator programs take it. */
export function encodeSecret(secret: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of secret) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += alphabet[(held >>> (bits - 5)) & 31] ?? '';
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + (alphabet[(held << (5 - bits)) & 31] ?? '') : text;
}

/** The bytes of a Base32 secret, 10 to 40 of them; undefined for anything else. */
export function decodeSecret(text: string): Uint8Array | undefined {
  const plain = text.toUpperCase().replace(/[\s=-]/g, '');
  if (!/^[A-Z2-7]{16,64}$/.test(plain)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of plain) {
    held = ((held << 5) | alphabet.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

/** The address that authenticator programs read from a picture code. */
export function authenticatorUri(username: string, secret: string): string {
  return `otpauth://totp/Realmwright:${username}?secret=${secret}&issuer=Realmwright&algorithm=SHA1&digits=6&period=30`;
}
