import { hmacSha1, sameBytes } from './digest.ts';

/** Time-based one-time passwords (RFC 6238): six digits, 30 seconds, SHA-1, which every authenticator app speaks. */

/** The code of a moment, given as milliseconds since the Unix epoch. */
export function totpAt(secret: Uint8Array, at: number): string {
  return codeOf(secret, Math.floor(at / periodMillis));
}

/** The period whose code it is, looking one period back and ahead for slow clocks; undefined if it is wrong. */
export function matchTotp(secret: Uint8Array, code: string, at: number): number | undefined {
  const given = new TextEncoder().encode(code);
  return matchTotpWhere(secret, at, (candidate) => sameBytes(new TextEncoder().encode(candidate), given));
}

/** The same for what is known of a code only by a test of it, such as a hash; all candidates are tried in every case. */
export function matchTotpWhere(secret: Uint8Array, at: number, fits: (code: string) => boolean): number | undefined {
  const now = Math.floor(at / periodMillis);
  let match: number | undefined;
  for (const period of [now - 1, now, now + 1]) {
    if (fits(codeOf(secret, period))) match = period;
  }
  return match;
}

/** The secret as people type it into an app: base32 without padding. */
export function totpSecretText(secret: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of secret) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(value >> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(value << (5 - bits)) & 31];
}

function codeOf(secret: Uint8Array, period: number): string {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.max(0, period)), false);
  const mac = hmacSha1(secret, new Uint8Array(counter.buffer));
  const offset = (mac[mac.length - 1] ?? 0) & 15;
  const number = new DataView(mac.buffer, mac.byteOffset + offset, 4).getUint32(0, false) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const periodMillis = 30_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
