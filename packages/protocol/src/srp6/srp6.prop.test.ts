import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOf, fixedBasePowers, numberOf, powerModulo, productOfPowers } from './big-number.ts';
import { proveLogin } from './srp6-client.ts';
import { acceptProof, createCredentials, matchesPassword, openChallenge } from './srp6-server.ts';
import { isDegenerate, largeSafePrime, serverPremaster, serverPublicKeyOf } from './srp6-values.ts';

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

/** The plain way, bit by bit: the oracle of all powers. */
function slowPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

const prime = numberOf(largeSafePrime);
const largest = 2n ** 256n - 1n;
const big = fc.oneof(
  fc.bigInt({ min: 0n, max: largest }),
  fc.constantFrom(0n, 1n, 2n, 15n, 16n, prime - 2n, prime - 1n, prime, prime + 1n, largest),
);
const modulus = fc.oneof(fc.bigInt({ min: 1n, max: largest }), fc.constantFrom(1n, 2n, prime));

test('the window of four bits gives the same powers as multiplying bit by bit', () => {
  fc.assert(
    fc.property(big, big, modulus, (base, exponent, modulus) => {
      assert.equal(powerModulo(base, exponent, modulus), slowPower(base, exponent, modulus));
    }),
    { numRuns: 50 },
  );
});

test('powers that share their squaring give the product of the single ones', () => {
  const power = fc.record({ base: big, exponent: big });
  fc.assert(
    fc.property(fc.array(power, { minLength: 1, maxLength: 3 }), modulus, (powers, modulus) => {
      const product = powers.reduce((so, { base, exponent }) => so * slowPower(base, exponent, modulus), 1n);
      assert.equal(productOfPowers(powers, modulus), product % modulus);
    }),
    { numRuns: 50 },
  );
});

test('powers of a fixed base are those of any base, and an exponent that is too long is refused', () => {
  fc.assert(
    fc.property(big, modulus, fc.array(big, { minLength: 1, maxLength: 4 }), (base, modulus, exponents) => {
      const powerOf = fixedBasePowers(base, modulus, 32);
      for (const exponent of exponents) assert.equal(powerOf(exponent), slowPower(base, exponent, modulus));
    }),
    { numRuns: 20 },
  );
  assert.throws(() => fixedBasePowers(7n, prime, 32)(largest + 1n), RangeError);
});

test('the premaster secret of the server is (A v^u)^b, whatever the numbers are', () => {
  const scrambler = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 160n - 1n }), fc.constantFrom(0n, 1n, 2n ** 160n - 1n));
  fc.assert(
    fc.property(big, big, scrambler, big, (A, v, u, b) => {
      const values = {
        clientPublicKey: bytesOf(A, 32),
        verifier: bytesOf(v, 32),
        scrambler: bytesOf(u, 20),
        privateKey: bytesOf(b, 32),
      };
      const expected = slowPower(A * slowPower(v, u, prime), b, prime);
      assert.equal(numberOf(serverPremaster(values)), expected);
    }),
    { numRuns: 100 },
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
  const unlucky = new Uint8Array(32).fill(9);
  const power = powerModulo(7n, numberOf(unlucky), prime);
  // 3 v + g^b = 0 for this verifier and that b.
  const verifier = bytesOf(((prime - power) * powerModulo(3n, prime - 2n, prime)) % prime, 32);
  assert.equal(numberOf(serverPublicKeyOf(verifier, unlucky)), 0n);
  const draws = [unlucky, new Uint8Array(32).fill(8)];
  const challenge = openChallenge(verifier, { bytes: () => draws.shift() ?? random.bytes(32) });
  assert.notEqual(numberOf(challenge.publicKey), 0n);
  assert.notDeepEqual(challenge.privateKey, unlucky);
});

test('A-01: no number but those from one to below the prime is a public key', () => {
  for (const number of [0n, prime, prime + 1n, 2n ** 256n - 1n]) assert.ok(isDegenerate(bytesOf(number, 32)));
  for (const number of [1n, 7n, prime - 1n]) assert.equal(isDegenerate(bytesOf(number, 32)), false);
});
