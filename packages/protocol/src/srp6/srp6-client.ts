import type { Random } from '@realmwright/kernel/ports/random';
import {
  clientPremaster,
  clientProofOf,
  clientPublicKeyOf,
  keyBytes,
  scramblerOf,
  secretOf,
  serverProofOf,
  sessionKeyOf,
} from './srp6-values.ts';

/** What a client sends and keeps after a challenge. */
export interface Srp6Proof {
  /** A, 32 bytes. */
  readonly clientPublicKey: Uint8Array;
  /** M1, 20 bytes. */
  readonly clientProof: Uint8Array;
  /** K, 40 bytes. */
  readonly sessionKey: Uint8Array;
  /** M2 as an honest server sends it; a client that gets another talks to somebody who does not know the verifier. */
  readonly expectedServerProof: Uint8Array;
}

/** The client's side of a login: answers a challenge with the proof that it knows the password. */
export function proveLogin(login: {
  readonly username: string;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly serverPublicKey: Uint8Array;
  readonly random: Random;
}): Srp6Proof {
  const { username, password, salt, serverPublicKey, random } = login;
  const privateKey = random.bytes(keyBytes);
  const clientPublicKey = clientPublicKeyOf(privateKey);
  const sessionKey = sessionKeyOf(
    clientPremaster({
      serverPublicKey,
      secret: secretOf(username, password, salt),
      scrambler: scramblerOf(clientPublicKey, serverPublicKey),
      privateKey,
    }),
  );
  const clientProof = clientProofOf({ username, salt, clientPublicKey, serverPublicKey, sessionKey });
  return {
    clientPublicKey,
    clientProof,
    sessionKey,
    expectedServerProof: serverProofOf(clientPublicKey, clientProof, sessionKey),
  };
}
