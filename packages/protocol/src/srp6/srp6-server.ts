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
  /** 32 bytes; neither the first nor the last is zero, because some clients drop zeros there. */
  readonly salt: Uint8Array;
  /** 32 bytes. */
  readonly verifier: Uint8Array;
}

/** Makes the credentials of a new account or of a changed password. Name and password count in upper case. */
export function createCredentials(username: string, password: string, random: Random): Srp6Credentials {
  let salt = random.bytes(keyBytes);
  while (hasZeroAtAnEnd(salt)) salt = random.bytes(keyBytes);
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

/** Opens an attempt: B without a zero at either end. One per connection; never used twice. */
export function openChallenge(verifier: Uint8Array, random: Random): Srp6Challenge {
  for (;;) {
    const privateKey = random.bytes(keyBytes);
    const publicKey = serverPublicKeyOf(verifier, privateKey);
    if (!hasZeroAtAnEnd(publicKey) && !isDegenerate(publicKey)) return { privateKey, publicKey };
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
 * bytes, or fewer from clients that drop zeros at either end of it.
 */
export function acceptProof(attempt: Srp6Attempt): Srp6Acceptance | undefined {
  const sent = attempt.clientPublicKey;
  if (sent.length > keyBytes || isDegenerate(sent)) return undefined;
  for (const form of formsOf(sent)) {
    const acceptance = acceptForm(attempt, form);
    if (acceptance !== undefined) return acceptance;
  }
  return undefined;
}

export interface Srp6Attempt {
  readonly username: string;
  readonly credentials: Srp6Credentials;
  readonly challenge: Srp6Challenge;
  readonly clientPublicKey: Uint8Array;
  readonly clientProof: Uint8Array;
}

/** A as a number's bytes, and A as the client hashed it for the scrambler. Proofs hash it as it was sent. */
interface KeyForm {
  readonly key: Uint8Array;
  readonly hashed: Uint8Array;
}

/**
 * How a key may have been meant. A short one lost zeros at its end or at its front, and clients differ in whether they
 * hash it short or filled up at the front. Short keys are 1 in 128 of such clients' logins, so the extra work is rare.
 */
function formsOf(sent: Uint8Array): readonly KeyForm[] {
  if (sent.length === keyBytes) return [{ key: sent, hashed: sent }];
  const filled = new Uint8Array(keyBytes);
  filled.set(sent, keyBytes - sent.length);
  return [
    { key: sent, hashed: sent },
    { key: sent, hashed: filled },
    { key: filled, hashed: filled },
  ];
}

function acceptForm(attempt: Srp6Attempt, { key, hashed }: KeyForm): Srp6Acceptance | undefined {
  const { username, credentials, challenge, clientPublicKey, clientProof } = attempt;
  const sessionKey = sessionKeyOf(
    serverPremaster({
      clientPublicKey: key,
      verifier: credentials.verifier,
      scrambler: scramblerOf(hashed, challenge.publicKey),
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

function hasZeroAtAnEnd(bytes: Uint8Array): boolean {
  return bytes[0] === 0 || bytes[keyBytes - 1] === 0;
}
