import { type HeaderCiphers, openHeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import { sameBytes } from '@realmwright/protocol/srp6/digest';
import { worldProofOf } from '@realmwright/protocol/srp6/session-proof';
import type { Build } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';

/** The ciphers of a session, from the moment its proof has been accepted: the very next server header is enciphered. */
export function gatewayCiphers(build: Build, sessionKey: Uint8Array): HeaderCiphers {
  return openHeaderCiphers(versionOf(build).cipher, sessionKey, 'server');
}

/** Whether a client holds the session key of the account that it names. Takes the same time for every wrong digest. */
export function isRightDigest(proof: {
  readonly accountName: string;
  readonly clientSeed: number;
  readonly serverSeed: number;
  readonly sessionKey: Uint8Array;
  readonly digest: Uint8Array;
}): boolean {
  const { accountName, clientSeed, serverSeed, sessionKey, digest } = proof;
  return sameBytes(worldProofOf({ username: accountName, clientSeed, serverSeed, sessionKey }), digest);
}
