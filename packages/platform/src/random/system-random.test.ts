import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemRandom } from './system-random.ts';

test('random bytes come in every count that is allowed, and none are given twice', () => {
  const seen = new Set<string>();
  let piecesCount = 0;
  for (const count of [16, 32, 4_064, 4_096, 4_097, 48, 65_536, 16, 1_024, 4_080, 16]) {
    const bytes = systemRandom.bytes(count);
    assert.equal(bytes.length, count);
    for (let at = 0; at + 16 <= count; at += 16) {
      seen.add(Buffer.from(bytes.subarray(at, at + 16)).toString('hex'));
      piecesCount++;
    }
  }
  assert.equal(seen.size, piecesCount);
});

test('what is done to bytes that were given changes none that come later', () => {
  const given = systemRandom.bytes(64);
  given.fill(7);
  assert.notDeepEqual(systemRandom.bytes(64), given);
  assert.ok(!new Uint8Array(given.buffer).some((byte) => byte !== 7), 'they have memory of their own');
});

test('other counts are a mistake of the caller', () => {
  for (const count of [0, -1, 1.5, 65_537]) assert.throws(() => systemRandom.bytes(count));
});
