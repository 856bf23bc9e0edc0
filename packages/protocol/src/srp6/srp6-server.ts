import type { Random } from '@realmwright/kernel/ports/random';
import { sameBytes } from './digest.ts';
import {
  clientProofOf,
  isDegenerate,
  keyBytes,
  scramblerOf,
  secretOf,
  serverPremaster,
  serverProofOf,
  serverPublicKeyOf,
  sessionKeyOf,
  verifierOf,
} from './srp6-values.ts';

/** What an account service keeps instead of a password. */
export interface Srp6Credentials {
  /** 32 bytes; the last is not zero, because some clients drop zeros there. */
  readonly salt: Uint8Array;
  /** 32 bytes. */
  readonly verifier: Uint8Array;
}

/** Makes the credentials of a new account or of a changed password. Name and password count in upper case. */
export function createCredentials(username: string, password: string, random: Random): Srp6Credentials {
  let salt = random.bytes(keyBytes);
  while (salt[keyBytes - 1] === 0) salt = random.bytes(keyBytes);
  return { salt, verifier: verifierOf(secretOf(username, password, salt)) };
}

/** Whether a password is the one of the credentials. For tools and the web; clients never send a password. */
export function matchesPassword(username: string, password: string, { salt, verifier }: Srp6Credentials): boolean {
  return sameBytes(verifierOf(secretOf(username, password, salt)), verifier);
}

/** One login attempt on the server: between its challenge and the client's proof. Plain data. */
export interface Srp6Challenge {
  /** b; never leaves the server. */
  readonly privateKey: Uint8Array;
  /** B, 32 bytes for the challenge message. */
  readonly publicKey: Uint8Array;
}

/** Opens an attempt: B with a last byte that is not zero. One per connection; never used twice. */
export function openChallenge(verifier: Uint8Array, random: Random): Srp6Challenge {
  for (;;) {
    const privateKey = random.bytes(keyBytes);
    const publicKey = serverPublicKeyOf(verifier, privateKey);
    if (publicKey[keyBytes - 1] !== 0 && !isDegenerate(publicKey)) return { privateKey, publicKey };
  }
}

/** What a client that knows the password gets. */
export interface Srp6Acceptance {
  /** K, 40 bytes: for the header cipher and for reconnecting. */
  readonly sessionKey: Uint8Array;
  /** M2, 20 bytes: proves the server to the client. */
  readonly serverProof: Uint8Array;
}

/**
 * Judges a client's proof; undefined means wrong password (or a forged key). `clientPublicKey` is A as it was sent: 32
 * bytes, or fewer from clients that drop its leading zeros; those hash it in that short form, and so does this.
 */
export function acceptProof(attempt: {
  readonly username: string;
  readonly credentials: Srp6Credentials;
  readonly challenge: Srp6Challenge;
  readonly clientPublicKey: Uint8Array;
  readonly clientProof: Uint8Array;
}): Srp6Acceptance | undefined {
  const { username, credentials, challenge, clientPublicKey, clientProof } = attempt;
  if (clientPublicKey.length > keyBytes || isDegenerate(clientPublicKey)) return undefined;
  const sessionKey = sessionKeyOf(
    serverPremaster({
      clientPublicKey,
      verifier: credentials.verifier,
      scrambler: scramblerOf(clientPublicKey, challenge.publicKey),
      privateKey: challenge.privateKey,
    }),
  );
  const expected = clientProofOf({
    username,
    salt: credentials.salt,
    clientPublicKey,
    serverPublicKey: challenge.publicKey,
    sessionKey,
  });
  if (!sameBytes(expected, clientProof)) return undefined;
  return { sessionKey, serverProof: serverProofOf(clientPublicKey, clientProof, sessionKey) };
}
