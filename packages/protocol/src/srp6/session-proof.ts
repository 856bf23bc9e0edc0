import { credentialBytes, sha1 } from './digest.ts';

/** Proofs that a client still has the session key of its login. Both sides compute them; compare with `sameBytes`. */

/** Of a reconnect: SHA1(NAME | client data | server data | K). The data are the 16 random bytes of each side. */
export function reconnectProofOf(values: {
  readonly username: string;
  readonly clientData: Uint8Array;
  readonly serverData: Uint8Array;
  readonly sessionKey: Uint8Array;
}): Uint8Array {
  return sha1(credentialBytes(values.username), values.clientData, values.serverData, values.sessionKey);
}

/** Of a world connection: SHA1(NAME | 4 zero bytes | client seed | server seed | K). Seeds are u32. */
export function worldProofOf(values: {
  readonly username: string;
  readonly clientSeed: number;
  readonly serverSeed: number;
  readonly sessionKey: Uint8Array;
}): Uint8Array {
  const seeds = new DataView(new ArrayBuffer(12));
  seeds.setUint32(4, values.clientSeed, true);
  seeds.setUint32(8, values.serverSeed, true);
  return sha1(credentialBytes(values.username), new Uint8Array(seeds.buffer), values.sessionKey);
}
