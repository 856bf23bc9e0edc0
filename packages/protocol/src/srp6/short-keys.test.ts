import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptProof, createCredentials, openChallenge } from './srp6-server.ts';
import {
  clientPremaster,
  clientProofOf,
  clientPublicKeyOf,
  keyBytes,
  scramblerOf,
  secretOf,
  sessionKeyOf,
} from './srp6-values.ts';

/** Bytes that repeat from run to run: private keys are searched from them. */
function seeded() {
  let state = 1;
  return {
    bytes(count: number): Uint8Array {
      return Uint8Array.from({ length: count }, () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return state >>> 24;
      });
    },
  };
}

const random = seeded();
const username = 'TRAVELLER';
const password = 'LANTERN';
const credentials = createCredentials(username, password, random);
const challenge = openChallenge(credentials.verifier, random);

function keyWithZeroAt(place: number): { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array } {
  for (;;) {
    const privateKey = random.bytes(keyBytes);
    const publicKey = clientPublicKeyOf(privateKey);
    if (publicKey[place] === 0) return { privateKey, publicKey };
  }
}

/** What a client sends that drops a zero of A before it hashes, and hashes `hashed` into the scrambler. */
function proofOf(privateKey: Uint8Array, sent: Uint8Array, hashed: Uint8Array): Uint8Array {
  const sessionKey = sessionKeyOf(
    clientPremaster({
      serverPublicKey: challenge.publicKey,
      secret: secretOf(username, password, credentials.salt),
      scrambler: scramblerOf(hashed, challenge.publicKey),
      privateKey,
    }),
  );
  return clientProofOf({
    username,
    salt: credentials.salt,
    clientPublicKey: sent,
    serverPublicKey: challenge.publicKey,
    sessionKey,
  });
}

function isAccepted(clientPublicKey: Uint8Array, clientProof: Uint8Array): boolean {
  return acceptProof({ username, credentials, challenge, clientPublicKey, clientProof }) !== undefined;
}

test('a client that drops the last zero of its key and hashes it short is let in', () => {
  const { privateKey, publicKey } = keyWithZeroAt(keyBytes - 1);
  const sent = publicKey.subarray(0, keyBytes - 1);
  assert.equal(isAccepted(sent, proofOf(privateKey, sent, sent)), true);
});

test('a client that drops the last zero of its key and hashes it filled up at the front is let in', () => {
  const { privateKey, publicKey } = keyWithZeroAt(keyBytes - 1);
  const sent = publicKey.subarray(0, keyBytes - 1);
  const filled = new Uint8Array(keyBytes);
  filled.set(sent, 1);
  assert.equal(isAccepted(sent, proofOf(privateKey, sent, filled)), true);
});

test('a client that drops the first zero of its key is let in', () => {
  const { privateKey, publicKey } = keyWithZeroAt(0);
  const sent = publicKey.subarray(1);
  assert.equal(isAccepted(sent, proofOf(privateKey, sent, publicKey)), true);
});

test('a short key with a wrong proof is refused', () => {
  const { publicKey } = keyWithZeroAt(0);
  assert.equal(isAccepted(publicKey.subarray(1), new Uint8Array(20)), false);
});
