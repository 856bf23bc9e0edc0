import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dictionaryOf } from './dictionary.ts';
import { Mutator } from './mutator.ts';
import { SeededRandom } from './seeded-random.ts';

const words = dictionaryOf([7, 300, 70_000, 5n, 'mail', -1, 1.5], ['kind']);

test('a mutation never exceeds its limit and leaves what it was made of alone', () => {
  fc.assert(
    fc.property(fc.nat(), fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (seed, base, other) => {
      const mutator = new Mutator(new SeededRandom(seed), 32, words);
      const [before, lent] = [base.slice(), other.slice()];
      for (let i = 0; i < 20; i++) assert.ok(mutator.mutate(base, other).length <= 32);
      assert.deepEqual([base, other], [before, lent]);
    }),
  );
});

test('every kind of word comes into inputs, and lengths in front are often kept right', () => {
  const mutator = new Mutator(new SeededRandom(3), 64, words);
  const base = Uint8Array.of(0, 0, 6, 0, 1, 2, 3, 4, 5, 6);
  const inputs = Array.from({ length: 20_000 }, () => mutator.mutate(base, base).slice());
  for (const word of words) {
    assert.ok(
      inputs.some((input) => Buffer.from(input).includes(Buffer.from(word))),
      `${Buffer.from(word).toString('hex')} is missing`,
    );
  }
  const grown = inputs.filter((input) => input.length > base.length);
  const right = grown.filter((input) => (input[2] ?? 0) + 256 * (input[3] ?? 0) === input.length - 4);
  assert.ok(right.length > grown.length / 10, `${right.length} of ${grown.length}`);
});
