import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvariantError } from '@realmwright/kernel/errors';
import type { Random } from '@realmwright/kernel/ports/random';
import { DecoyAccounts, SecretBox, withNonZeroEnds } from './secret-box.ts';

let drawn = 0;
const random: Random = { bytes: (count) => new Uint8Array(count).fill(++drawn) };
const key = new Uint8Array(32).fill(1);
const secret = Uint8Array.of(1, 2, 3);

test('A-18: what was sealed opens for its owner and no one else', () => {
  const box = new SecretBox(key, 'pin', random);
  const sealed = box.seal(secret, 'ANN');
  assert.deepEqual(new Uint8Array(box.open(sealed, 'ANN')), secret);
  assert.throws(() => box.open(sealed, 'BOB'), InvariantError);
  assert.throws(() => new SecretBox(key, 'verifier', random).open(sealed, 'ANN'), InvariantError);
  assert.throws(() => new SecretBox(new Uint8Array(32).fill(2), 'pin', random).open(sealed, 'ANN'), InvariantError);
});

test('a changed or cut secret does not open', () => {
  const box = new SecretBox(key, 'pin', random);
  const sealed = box.seal(secret, 'ANN');
  for (let i = 0; i < sealed.length; i++) {
    const changed = Uint8Array.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    assert.throws(() => box.open(changed, 'ANN'), InvariantError);
    assert.throws(() => box.open(sealed.subarray(0, i), 'ANN'), InvariantError);
  }
});

test('the same secret is sealed differently each time', () => {
  const box = new SecretBox(key, 'pin', random);
  assert.notDeepEqual(box.seal(secret, 'ANN'), box.seal(secret, 'ANN'));
});

test('A-05: a decoy is stable for its name and differs with the key of the installation', () => {
  const decoys = new DecoyAccounts(key);
  assert.deepEqual(decoys.find('ANN'), decoys.find('ANN'));
  assert.notDeepEqual(decoys.find('ANN'), decoys.find('BOB'));
  assert.notDeepEqual(decoys.find('ANN'), new DecoyAccounts(new Uint8Array(32).fill(2)).find('ANN'));
});

test('no salt ends with a zero byte', () => {
  assert.deepEqual(withNonZeroEnds(Uint8Array.of(5, 0)), Uint8Array.of(5, 1));
  assert.deepEqual(withNonZeroEnds(Uint8Array.of(0, 5)), Uint8Array.of(1, 5));
  assert.deepEqual(withNonZeroEnds(Uint8Array.of(5, 9)), Uint8Array.of(5, 9));
});

test('a master key of another length is refused', () => {
  assert.throws(() => new SecretBox(new Uint8Array(16), 'pin', random), InvariantError);
});
