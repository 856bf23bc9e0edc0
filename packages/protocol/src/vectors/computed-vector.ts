import { decipher, encipher, type HeaderCipherName, openHeaderCiphers } from '../cipher/header-cipher.ts';
import { sha1 } from '../srp6/digest.ts';
import { loginIntegrityOf, reconnectIntegrityOf } from '../srp6/integrity.ts';
import { pinHashOf } from '../srp6/pin.ts';
import { reconnectProofOf, worldProofOf } from '../srp6/session-proof.ts';
import {
  clientPremaster,
  clientProofOf,
  clientPublicKeyOf,
  scramblerOf,
  secretOf,
  serverPremaster,
  serverProofOf,
  serverPublicKeyOf,
  sessionKeyOf,
  verifierOf,
} from '../srp6/srp6-values.ts';
import { bytesAt, hexOf, type JsonObject, numberAt, textAt } from './vector-json.ts';
import type { Verdict } from './verdict.ts';

/** Judges a vector of a group by computing the members that the group expects. */
export function judgeComputed(kind: string, inputs: JsonObject, expected: readonly string[]): Verdict {
  const compute = computations.get(kind);
  if (compute === undefined) return { kind: 'skipped', reason: `nothing computes "${kind}"` };
  try {
    const results = compute(inputs);
    for (const name of expected) {
      const result = results[name];
      const due = textAt(inputs, name).toLowerCase();
      if (result === undefined) return { kind: 'skipped', reason: `nothing computes "${name}" of "${kind}"` };
      if (hexOf(result) !== due) return { kind: 'failed', reason: `${name} is ${hexOf(result)} instead of ${due}` };
    }
    return { kind: 'passed' };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

type Computation = (inputs: JsonObject) => Readonly<Record<string, Uint8Array>>;

const worldProof: Computation = (inputs) => ({
  client_proof: worldProofOf({
    username: textAt(inputs, 'username'),
    sessionKey: bytesAt(inputs, 'session_key'),
    serverSeed: seed(bytesAt(inputs, 'server_seed')),
    clientSeed: seed(bytesAt(inputs, 'client_seed')),
  }),
});
const secret: Computation = (inputs) => ({
  x: secretOf(textAt(inputs, 'username'), textAt(inputs, 'password'), bytesAt(inputs, 'salt')),
});

const computations: ReadonlyMap<string, Computation> = new Map<string, Computation>([
  ['x_from_salt', secret],
  ['x_from_credentials', secret],
  ['password_verifier', (inputs) => ({ password_verifier: verifierOf(secret(inputs)['x'] ?? sha1()) })],
  ['client_public_key', (inputs) => ({ client_public_key: clientPublicKeyOf(bytesAt(inputs, 'client_private_key')) })],
  [
    'server_public_key',
    (inputs) => ({
      server_public_key: serverPublicKeyOf(bytesAt(inputs, 'password_verifier'), bytesAt(inputs, 'server_private_key')),
    }),
  ],
  ['u', (inputs) => ({ u: scramblerOf(bytesAt(inputs, 'client_public_key'), bytesAt(inputs, 'server_public_key')) })],
  ['server_s_key', (inputs) => ({ s_key: serverSecret(inputs, bytesAt(inputs, 'u')) })],
  [
    'client_s_key',
    (inputs) => ({
      s_key: clientPremaster({
        serverPublicKey: bytesAt(inputs, 'server_public_key'),
        secret: bytesAt(inputs, 'x'),
        scrambler: bytesAt(inputs, 'u'),
        privateKey: bytesAt(inputs, 'client_private_key'),
      }),
    }),
  ],
  ['interleaved', (inputs) => ({ session_key: sessionKeyOf(bytesAt(inputs, 's_key')) })],
  [
    'server_session_key',
    (inputs) => {
      const serverKey = serverPublicKeyOf(bytesAt(inputs, 'password_verifier'), bytesAt(inputs, 'server_private_key'));
      const scrambler = scramblerOf(bytesAt(inputs, 'client_public_key'), serverKey);
      return { session_key: sessionKeyOf(serverSecret(inputs, scrambler)) };
    },
  ],
  [
    'client_proof',
    (inputs) => ({
      client_proof: clientProofOf({
        username: textAt(inputs, 'username'),
        salt: bytesAt(inputs, 'salt'),
        clientPublicKey: bytesAt(inputs, 'client_public_key'),
        serverPublicKey: bytesAt(inputs, 'server_public_key'),
        sessionKey: bytesAt(inputs, 'session_key'),
      }),
    }),
  ],
  [
    'server_proof',
    (inputs) => ({
      server_proof: serverProofOf(
        bytesAt(inputs, 'client_public_key'),
        bytesAt(inputs, 'client_proof'),
        bytesAt(inputs, 'session_key'),
      ),
    }),
  ],
  [
    'reconnect_proof',
    (inputs) => ({
      reconnect_proof: reconnectProofOf({
        username: textAt(inputs, 'username'),
        clientData: bytesAt(inputs, 'client_data'),
        serverData: bytesAt(inputs, 'server_data'),
        sessionKey: bytesAt(inputs, 'session_key'),
      }),
    }),
  ],
  ['world_server_proof', worldProof],
  ['vanilla_encrypt', (inputs) => ({ encrypted: enciphered('xor', 'server', inputs) })],
  ['vanilla_decrypt', (inputs) => ({ plain: deciphered('xor', 'server', inputs) })],
  ['tbc', (inputs) => ({ encrypted: enciphered('keyed-xor', 'server', inputs) })],
  [
    'wrath',
    (inputs) => ({
      client_encrypted: enciphered('arc4', 'client', inputs),
      server_encrypted: enciphered('arc4', 'server', inputs),
    }),
  ],
  [
    'login_integrity',
    (inputs) => ({
      crc_hash: loginIntegrityOf({
        files: bytesAt(inputs, 'files'),
        checksumSalt: bytesAt(inputs, 'crc_salt'),
        clientPublicKey: bytesAt(inputs, 'client_public_key'),
      }),
    }),
  ],
  ['reconnect_integrity', (inputs) => ({ crc_hash: reconnectIntegrityOf(bytesAt(inputs, 'proof_data')) })],
  [
    'pin_hash',
    (inputs) => ({
      pin_hash: pinHashOf({
        pin: String(numberAt(inputs, 'pin')),
        gridSeed: numberAt(inputs, 'pin_grid_seed'),
        serverSalt: bytesAt(inputs, 'server_salt'),
        clientSalt: bytesAt(inputs, 'client_salt'),
      }),
    }),
  ],
]);

function serverSecret(inputs: JsonObject, scrambler: Uint8Array): Uint8Array {
  return serverPremaster({
    clientPublicKey: bytesAt(inputs, 'client_public_key'),
    verifier: bytesAt(inputs, 'password_verifier'),
    scrambler,
    privateKey: bytesAt(inputs, 'server_private_key'),
  });
}

/** Enciphers in pieces, as headers come, and checks that the other side understands. */
function enciphered(name: HeaderCipherName, sender: 'client' | 'server', inputs: JsonObject): Uint8Array {
  const plain = bytesAt(inputs, 'plain');
  const key = bytesAt(inputs, 'session_key');
  const bytes = plain.slice();
  const { send } = openHeaderCiphers(name, key, sender);
  pieces(bytes, 4, (at, count) => encipher(send, bytes, at, count));
  const back = bytes.slice();
  const { receive } = openHeaderCiphers(name, key, sender === 'client' ? 'server' : 'client');
  pieces(back, 6, (at, count) => decipher(receive, back, at, count));
  if (hexOf(back) !== hexOf(plain)) throw new Error('deciphering does not give the plain bytes again');
  return bytes;
}

function deciphered(name: HeaderCipherName, side: 'client' | 'server', inputs: JsonObject): Uint8Array {
  const bytes = bytesAt(inputs, 'encrypted');
  const { receive } = openHeaderCiphers(name, bytesAt(inputs, 'session_key'), side);
  pieces(bytes, 6, (at, count) => decipher(receive, bytes, at, count));
  return bytes;
}

function pieces(bytes: Uint8Array, length: number, each: (at: number, count: number) => void): void {
  for (let at = 0; at < bytes.length; at += length) each(at, Math.min(length, bytes.length - at));
}

function seed(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
}
