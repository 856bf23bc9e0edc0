import { secretOf, verifierOf } from '@realmwright/protocol/srp6/srp6-values';

/** The SRP6 verifier of a password: 32 bytes, little-endian. Name and password count without regard to case. */
export function srpVerifierOf(username: string, password: string, salt: Uint8Array): Uint8Array {
  return verifierOf(secretOf(username, password, salt));
}
