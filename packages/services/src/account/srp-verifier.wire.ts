import { createHash } from 'node:crypto';

/** Modulus and generator that the supported clients are challenged with. */
const modulus = 0x894b645e89e1535bbdad5b8b290650530801b18ebfbf5e8fab3c82872a3e9bb7n;
const generator = 7n;

/** The SRP6 verifier of a password: 32 bytes, little-endian. Name and password in upper case, as clients send them. */
export function srpVerifierOf(username: string, password: string, salt: Uint8Array): Uint8Array {
  const identity = createHash('sha1').update(`${username}:${password}`.toUpperCase()).digest();
  const x = createHash('sha1').update(salt).update(identity).digest().reverse();
  let power = BigInt(`0x${x.toString('hex')}`);
  let base = generator;
  let result = 1n;
  for (; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return Buffer.from(result.toString(16).padStart(64, '0'), 'hex').reverse();
}
