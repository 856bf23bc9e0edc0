import { hmacSha1, sha1 } from './digest.ts';

/** What clients send about their files. Clients differ; checking it is an option of the operator and off by default. */

/** Of a login: SHA1(A | HMAC-SHA1(salt of the challenge, contents of the checked files)). */
export function loginIntegrityOf(values: {
  readonly files: Uint8Array;
  readonly checksumSalt: Uint8Array;
  readonly clientPublicKey: Uint8Array;
}): Uint8Array {
  return sha1(values.clientPublicKey, hmacSha1(values.checksumSalt, values.files));
}

/** Of a reconnect: SHA1(proof data | 20 zero bytes). */
export function reconnectIntegrityOf(proofData: Uint8Array): Uint8Array {
  return sha1(proofData, new Uint8Array(20));
}
