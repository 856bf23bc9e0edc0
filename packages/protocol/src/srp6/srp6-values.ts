import { bytesOf, fixedBasePowers, numberOf, powerModulo, productOfPowers } from './big-number.ts';
import { credentialBytes, sha1 } from './digest.ts';

/**
 * The values of SRP6 as the supported clients compute them. Numbers travel little-endian and are hashed in that order.
 * Source: public protocol notes, checked by vectors.
 */

/** g: the generator. */
export const generator = 7;
/** N: the safe prime, 32 bytes little-endian as on the wire. */
export const largeSafePrime: Uint8Array = Uint8Array.from([
  0xb7, 0x9b, 0x3e, 0x2a, 0x87, 0x82, 0x3c, 0xab, 0x8f, 0x5e, 0xbf, 0xbf, 0x8e, 0xb1, 0x01, 0x08, 0x53, 0x50, 0x06,
  0x29, 0x8b, 0x5b, 0xad, 0xbd, 0x5b, 0x53, 0xe1, 0x89, 0x5e, 0x64, 0x4b, 0x89,
]);
/** Bytes of N, of public keys, verifiers, salts and private keys. */
export const keyBytes = 32;
/** Bytes of the session key K. */
export const sessionKeyBytes = 40;

const N = numberOf(largeSafePrime);
const g = BigInt(generator);
const k = 3n;
/** g^e mod N for exponents of keys and secrets. */
const powerOfG = fixedBasePowers(g, N, keyBytes);

/** x = SHA1(salt | SHA1(NAME ':' PASSWORD)). */
export function secretOf(username: string, password: string, salt: Uint8Array): Uint8Array {
  return sha1(salt, sha1(credentialBytes(`${username}:${password}`)));
}

/** v = g^x mod N. */
export function verifierOf(secret: Uint8Array): Uint8Array {
  return bytesOf(powerOfG(numberOf(secret)), keyBytes);
}

/** A = g^a mod N. */
export function clientPublicKeyOf(privateKey: Uint8Array): Uint8Array {
  return bytesOf(powerOfG(numberOf(privateKey)), keyBytes);
}

/** B = (k v + g^b) mod N. */
export function serverPublicKeyOf(verifier: Uint8Array, privateKey: Uint8Array): Uint8Array {
  return bytesOf((k * numberOf(verifier) + powerOfG(numberOf(privateKey))) % N, keyBytes);
}

/** u = SHA1(A | B), over the bytes as they were sent. */
export function scramblerOf(clientPublicKey: Uint8Array, serverPublicKey: Uint8Array): Uint8Array {
  return sha1(clientPublicKey, serverPublicKey);
}

/**
 * S as the server gets it: (A v^u)^b mod N, computed as A^b v^(ub). The second exponent counts modulo N - 1, because N is
 * prime (Fermat); what would become zero by that becomes N - 1, which is right for a v of zero too.
 */
export function serverPremaster(values: {
  readonly clientPublicKey: Uint8Array;
  readonly verifier: Uint8Array;
  readonly scrambler: Uint8Array;
  readonly privateKey: Uint8Array;
}): Uint8Array {
  const b = numberOf(values.privateKey);
  const ub = numberOf(values.scrambler) * b;
  const powers = [
    { base: numberOf(values.clientPublicKey), exponent: b },
    { base: numberOf(values.verifier), exponent: ub === 0n ? 0n : ((ub - 1n) % (N - 1n)) + 1n },
  ];
  return bytesOf(productOfPowers(powers, N), keyBytes);
}

/** S as the client gets it: (B - k g^x)^(a + u x) mod N. */
export function clientPremaster(values: {
  readonly serverPublicKey: Uint8Array;
  readonly secret: Uint8Array;
  readonly scrambler: Uint8Array;
  readonly privateKey: Uint8Array;
}): Uint8Array {
  const x = numberOf(values.secret);
  const difference = (numberOf(values.serverPublicKey) - k * powerOfG(x)) % N;
  const base = difference < 0n ? difference + N : difference;
  const exponent = numberOf(values.privateKey) + numberOf(values.scrambler) * x;
  return bytesOf(powerModulo(base, exponent, N), keyBytes);
}

/** K: S without its leading zero pairs, the SHA1 of its even bytes and that of its odd ones, interleaved. */
export function sessionKeyOf(premaster: Uint8Array): Uint8Array {
  let start = 0;
  while (start < premaster.length && premaster[start] === 0) start++;
  if (start % 2 === 1) start++;
  const half = (premaster.length - start) / 2;
  const even = new Uint8Array(half);
  const odd = new Uint8Array(half);
  for (let i = 0; i < half; i++) {
    even[i] = premaster[start + 2 * i] ?? 0;
    odd[i] = premaster[start + 2 * i + 1] ?? 0;
  }
  const evenHash = sha1(even);
  const oddHash = sha1(odd);
  const key = new Uint8Array(sessionKeyBytes);
  for (let i = 0; i < evenHash.length; i++) {
    key[2 * i] = evenHash[i] ?? 0;
    key[2 * i + 1] = oddHash[i] ?? 0;
  }
  return key;
}

/** M1 = SHA1((SHA1(N) xor SHA1(g)) | SHA1(NAME) | salt | A | B | K). */
export function clientProofOf(values: {
  readonly username: string;
  readonly salt: Uint8Array;
  readonly clientPublicKey: Uint8Array;
  readonly serverPublicKey: Uint8Array;
  readonly sessionKey: Uint8Array;
}): Uint8Array {
  const { username, salt, clientPublicKey, serverPublicKey, sessionKey } = values;
  const name = sha1(credentialBytes(username));
  return sha1(primeAndGenerator, name, salt, clientPublicKey, serverPublicKey, sessionKey);
}

/** M2 = SHA1(A | M1 | K). */
export function serverProofOf(
  clientPublicKey: Uint8Array,
  clientProof: Uint8Array,
  sessionKey: Uint8Array,
): Uint8Array {
  return sha1(clientPublicKey, clientProof, sessionKey);
}

/**
 * Whether a public key is none that a peer could have computed: zero, which would give the secret away, or not below N,
 * which is another spelling of a smaller number.
 */
export function isDegenerate(publicKey: Uint8Array): boolean {
  const number = numberOf(publicKey);
  return number === 0n || number >= N;
}

const primeAndGenerator = sha1(largeSafePrime).map((byte, i) => byte ^ (sha1(Uint8Array.of(generator))[i] ?? 0));
