import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSecret } from './authenticator.rules.ts';
import { secretText } from './authenticator.wire.ts';
import { isUsablePassword, isUsablePin, normalizeUsername, usernamesOfPattern } from './username.rules.ts';

test('A-07: a name has one spelling', () => {
  assert.equal(normalizeUsername('aNn1'), 'ANN1');
  for (const bad of ['', 'a b', 'ann\0', 'ß', 'ı', 'ſ', 'Ⅷ', 'x'.repeat(17), 'a-b', 'ａ']) {
    assert.equal(normalizeUsername(bad), undefined, JSON.stringify(bad));
  }
});

test('passwords and PINs are what every client can type', () => {
  assert.ok(isUsablePassword('a'));
  assert.ok(isUsablePassword('x'.repeat(16)));
  for (const bad of ['', 'x'.repeat(17), 'pässword', 'tab\t']) assert.ok(!isUsablePassword(bad), bad);
  assert.ok(isUsablePin('1234') && isUsablePin('1234567890'));
  for (const bad of ['123', '12345678901', '12a4', '']) assert.ok(!isUsablePin(bad), bad);
});

test('a pattern has one place for the number, and every name of it must be one', () => {
  assert.deepEqual(usernamesOfPattern('bot{}', 9, 3), ['BOT9', 'BOT10', 'BOT11']);
  assert.equal(usernamesOfPattern('bot', 1, 1), undefined);
  assert.equal(usernamesOfPattern('{}{}', 1, 1), undefined);
  assert.equal(usernamesOfPattern('abcdefghijklmno{}', 9, 2), undefined);
});

test('an authenticator secret survives being typed', () => {
  const secret = Uint8Array.from({ length: 20 }, (_, i) => i * 13);
  const text = secretText(secret);
  assert.deepEqual(decodeSecret(text), secret);
  assert.deepEqual(decodeSecret(text.toLowerCase().replace(/(.{4})/g, '$1 ')), secret);
  for (const bad of ['', 'ABC', 'A'.repeat(65), '0189'.repeat(5)]) assert.equal(decodeSecret(bad), undefined, bad);
});
