import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, sign } from 'node:crypto';
import { test } from 'node:test';
import { accountId, webSessionId } from '@realmwright/kernel/ids';
import { AccessTokens, accessTokenMillis } from './access-token.ts';
import { deriveKey } from './secret-box.ts';

const masterKey = new Uint8Array(32).fill(7);
const claims = { accountId: accountId(7), webSession: webSessionId('AAAAAAAAAAAAAAAAAAAAAA'), generation: 3 };
const week = 604_800_000;
const monday = 2_900 * week + 1_000_000;

/** Tokens at a moment that the test moves. */
function tokensAt(now: number, key = masterKey) {
  let time = now;
  const clock = { now: () => time, monotonic: () => time, after: () => () => {}, every: () => () => {} };
  let count = 0;
  const random = { bytes: (length: number) => new Uint8Array(length).fill(++count) };
  return { tokens: new AccessTokens(key, clock, random), move: (to: number) => (time = to) };
}

/** The three parts of a token, as JSON where they are. */
function partsOf(token: string) {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (part: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(Object(JSON.parse(Buffer.from(part, 'base64url').toString()))));
  return { header: read(header), payload: read(payload), signature };
}

function write(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** A token with any header and payload, signed with the very key of the installation. */
function signedByUs(header: object, payload: object): string {
  const seed = deriveKey(masterKey, 'access-token 2900');
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const text = `${write(header)}.${write(payload)}`;
  return `${text}.${sign(null, Buffer.from(text), createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).toString('base64url')}`;
}

test('a token says whose it is until it ends, and no two are the same', () => {
  const { tokens, move } = tokensAt(monday);
  const { token, endsAt } = tokens.issue(claims);
  assert.deepEqual(tokens.read(token), claims);
  assert.notEqual(tokens.issue(claims).token, token);
  assert.ok(endsAt - monday <= 600_000);
  move(endsAt - 1);
  assert.deepEqual(tokens.read(token), claims);
  move(endsAt);
  assert.equal(tokens.read(token), undefined);
});

test('about the change of the week two keys are live, later only the new one', () => {
  const change = 2_901 * week;
  const { tokens, move } = tokensAt(change - 1_000);
  const { token: old } = tokens.issue(claims);
  move(change + 1_000);
  const { token: fresh } = tokens.issue(claims);
  assert.notDeepEqual(partsOf(old).header, partsOf(fresh).header);
  assert.deepEqual(tokens.read(old), claims);
  assert.deepEqual(tokens.read(fresh), claims);
  // Another replica, whose clock is some seconds behind, takes the new one as well.
  assert.deepEqual(tokensAt(change - 10_000).tokens.read(fresh), claims);
  move(change + 2 * accessTokenMillis);
  const { header, payload } = partsOf(old);
  const revived = signedByUs(header, { ...payload, exp: (change + week) / 1000 });
  assert.equal(tokens.read(revived), undefined);
});

test('W-01: tokens that are expired, early, of others, of another kind or forged are not read', () => {
  const { tokens } = tokensAt(monday);
  const { header, payload } = partsOf(tokens.issue(claims).token);
  assert.deepEqual(tokens.read(signedByUs(header, payload)), claims, 'the forger of this test can sign');
  const second = Math.floor(monday / 1000);
  const payloads = {
    expired: { ...payload, exp: second },
    'not yet': { ...payload, nbf: second + 60 },
    'without an end': { ...payload, exp: undefined },
    'an end in words': { ...payload, exp: `${second + 60}` },
    'another audience': { ...payload, aud: 'service' },
    'two audiences': { ...payload, aud: ['player', 'service'] },
    'another issuer': { ...payload, iss: 'https://evil.example' },
    'no subject': { ...payload, sub: undefined },
  };
  for (const [what, content] of Object.entries(payloads)) {
    assert.equal(tokens.read(signedByUs(header, content)), undefined, what);
  }
  const headers = {
    'no algorithm': { ...header, alg: 'none' },
    'another algorithm': { ...header, alg: 'HS256' },
    'a path as key': { ...header, kid: '../../etc/passwd' },
    'SQL as key': { ...header, kid: "week-2900' or '1'='1" },
    'an address as key': { ...header, kid: 'https://evil.example/key' },
    'a key of its own': { ...header, jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } },
    'the address of keys': { ...header, jku: 'https://evil.example/keys' },
    'the address of certificates': { ...header, x5u: 'https://evil.example/chain' },
    'a critical extension': { ...header, crit: ['b64'], b64: false },
    'another kind': { ...header, typ: 'JWT' },
  };
  for (const [what, content] of Object.entries(headers)) {
    assert.equal(tokens.read(signedByUs(content, payload)), undefined, what);
  }
});

test('W-01: a token whose signature is missing, of a public key or of another installation is not read', () => {
  const { tokens } = tokensAt(monday);
  const { token } = tokens.issue(claims);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const open = tokens.publicKey().export({ format: 'der', type: 'spki' });
  const hashed = createHmac('sha256', open).update(`${header}.${payload}`).digest('base64url');
  const forged = [
    '',
    '.',
    '..',
    `${header}.${payload}`,
    `${header}.${payload}.`,
    `${header}.${payload}.${hashed}`,
    `${header}.${payload}.${'A'.repeat(86)}`,
    `${header}.${payload}.${signature}.${signature}`,
    `${header}.${payload}.${signature}=`,
    `${header}.${payload.slice(0, -2)}.${signature}`,
    ` ${token}`,
    `${token}\n`,
    tokensAt(monday, new Uint8Array(32).fill(8)).tokens.issue(claims).token,
    'A'.repeat(1_048_576),
  ];
  for (const one of forged) assert.equal(tokens.read(one), undefined, one.slice(0, 300));
});
