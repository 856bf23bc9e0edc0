/**
 * Messages of the login protocol written byte by byte from the public notes, for tests that send what no client sends.
 * All are those of a 3.3.5a client.
 */

/** The first message of a login. `size` and `nameLength` are what it claims, if that is not what it is. */
export function challengeBytes(
  name: string | Uint8Array,
  claims: { readonly size?: number; readonly nameLength?: number; readonly command?: number } = {},
): Uint8Array {
  const letters = typeof name === 'string' ? Buffer.from(name) : name;
  const size = claims.size ?? 30 + letters.length;
  return Buffer.concat([
    Buffer.from([claims.command ?? 0x00, 8, size & 0xff, (size >> 8) & 0xff]),
    Buffer.from('WoW\0'),
    Buffer.from([3, 3, 5, 12_340 & 0xff, 12_340 >> 8]),
    Buffer.from('68x\0niW\0SUne'),
    Buffer.from([0, 0, 0, 0, 127, 0, 0, 1, (claims.nameLength ?? letters.length) & 0xff]),
    letters,
  ]);
}

/** The proof of a login: public key, proof, checksum, keys of telemetry (none), and what follows the security flag. */
export function proofBytes(
  clientPublicKey: Uint8Array,
  clientProof: Uint8Array,
  factor: readonly number[] = [0],
): Uint8Array {
  return Uint8Array.of(0x01, ...clientPublicKey, ...clientProof, ...new Uint8Array(20), 0, ...factor);
}

/** Bytes of the answer to a good first message of an account without second factor. */
export const challengeAnswerBytes = 119;

/** What of that answer a proof is made from. */
export function readChallengeAnswer(answer: Uint8Array): {
  readonly serverPublicKey: Uint8Array;
  readonly salt: Uint8Array;
} {
  return { serverPublicKey: answer.slice(3, 35), salt: answer.slice(70, 102) };
}
