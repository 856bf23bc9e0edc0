import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOf, numberOf, powerModulo } from './big-number.ts';
import { proveLogin } from './srp6-client.ts';
import { acceptProof, createCredentials, matchesPassword, openChallenge } from './srp6-server.ts';
import { isDegenerate, largeSafePrime, serverPublicKeyOf } from './srp6-values.ts';

const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };

test('a client that knows the password and the server agree on a session key', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 16 }), fc.string({ maxLength: 16 }), (username, password) => {
      const credentials = createCredentials(username, password, random);
      const challenge = openChallenge(credentials.verifier, random);
      const client = proveLogin({
        username,
        password,
        salt: credentials.salt,
        serverPublicKey: challenge.publicKey,
        random,
      });
      const accepted = acceptProof({ username, credentials, challenge, ...client });
      assert.ok(accepted);
      assert.deepStrictEqual(accepted.sessionKey, client.sessionKey);
      assert.deepStrictEqual(accepted.serverProof, client.expectedServerProof);
      assert.ok(matchesPassword(username.toLowerCase(), password, credentials));
      assert.notEqual(credentials.salt.at(-1), 0);
      assert.notEqual(challenge.publicKey.at(-1), 0);
    }),
    { numRuns: 25 },
  );
});

test('A-02, A-03: a wrong password, a foreign challenge and a forged public key are refused', () => {
  const credentials = createCredentials('ann', 'right', random);
  const challenge = openChallenge(credentials.verifier, random);
  const { salt } = credentials;
  const login = (password: string, serverPublicKey: Uint8Array) =>
    proveLogin({ username: 'ann', password, salt, serverPublicKey, random });
  const judge = (proof: { clientPublicKey: Uint8Array; clientProof: Uint8Array }) =>
    acceptProof({ username: 'ann', credentials, challenge, ...proof });
  assert.equal(judge(login('wrong', challenge.publicKey)), undefined);
  assert.equal(judge(login('right', openChallenge(credentials.verifier, random).publicKey)), undefined);
  const honest = login('right', challenge.publicKey);
  assert.equal(judge({ ...honest, clientPublicKey: new Uint8Array(32) }), undefined);
  assert.equal(judge({ ...honest, clientPublicKey: largeSafePrime }), undefined);
  assert.ok(judge(honest));
});

test('the window of four bits gives the same powers as multiplying bit by bit', () => {
  const slow = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
    let result = 1n % modulus;
    for (const bit of exponent.toString(2)) {
      result = (result * result) % modulus;
      if (bit === '1') result = (result * base) % modulus;
    }
    return result;
  };
  const big = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
  fc.assert(
    fc.property(big, big, fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }), (base, exponent, modulus) => {
      assert.equal(powerModulo(base, exponent, modulus), slow(base, exponent, modulus));
    }),
    { numRuns: 50 },
  );
});

test('numbers survive their little-endian bytes', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (value) => {
      assert.equal(numberOf(bytesOf(value, 32)), value);
    }),
  );
});

test('A-04: ten thousand challenges have ten thousand public keys, none of them degenerate', () => {
  const { verifier } = createCredentials('ann', 'right', random);
  const seen = new Set<string>();
  for (let i = 0; i < 10_000; i++) {
    const { publicKey } = openChallenge(verifier, random);
    assert.equal(isDegenerate(publicKey), false);
    seen.add(Buffer.from(publicKey).toString('hex'));
  }
  assert.equal(seen.size, 10_000);
});

test('A-04: chance that would give a public key of zero is thrown away', () => {
  const modulus = numberOf(largeSafePrime);
  const unlucky = new Uint8Array(32).fill(9);
  const power = powerModulo(7n, numberOf(unlucky), modulus);
  // 3 v + g^b = 0 for this verifier and that b.
  const verifier = bytesOf(((modulus - power) * powerModulo(3n, modulus - 2n, modulus)) % modulus, 32);
  assert.equal(numberOf(serverPublicKeyOf(verifier, unlucky)), 0n);
  const draws = [unlucky, new Uint8Array(32).fill(8)];
  const challenge = openChallenge(verifier, { bytes: () => draws.shift() ?? random.bytes(32) });
  assert.notEqual(numberOf(challenge.publicKey), 0n);
  assert.notDeepEqual(challenge.privateKey, unlucky);
});

test('A-01: no number but those from one to below the prime is a public key', () => {
  const prime = numberOf(largeSafePrime);
  for (const number of [0n, prime, prime + 1n, 2n ** 256n - 1n]) assert.ok(isDegenerate(bytesOf(number, 32)));
  for (const number of [1n, 7n, prime - 1n]) assert.equal(isDegenerate(bytesOf(number, 32)), false);
});
