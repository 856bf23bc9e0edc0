import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchTotp, totpAt, totpSecretText } from './totp.ts';

const secret = new TextEncoder().encode('12345678901234567890');

test('codes are those of RFC 6238 (the last six digits of its table)', () => {
  assert.equal(totpAt(secret, 59_000), '287082');
  assert.equal(totpAt(secret, 1_111_111_109_000), '081804');
  assert.equal(totpAt(secret, 20_000_000_000_000), '353130');
});

test('a code is good in its own period and in its neighbours', () => {
  const at = 1_000_000_000;
  assert.equal(matchTotp(secret, totpAt(secret, at), at), Math.floor(at / 30_000));
  assert.equal(matchTotp(secret, totpAt(secret, at - 30_000), at), Math.floor(at / 30_000) - 1);
  assert.equal(matchTotp(secret, totpAt(secret, at - 90_000), at), undefined);
  assert.equal(matchTotp(secret, '', at), undefined);
});

test('a secret is shown in base32', () => {
  assert.equal(totpSecretText(new TextEncoder().encode('foobar')), 'MZXW6YTBOI');
});
