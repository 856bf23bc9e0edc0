import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { digestOf, inLockOrder, judgeEntries, purseEntries } from './ledger.rules.ts';

const entry = fc.record({
  account: fc.constantFrom('character.1', 'character.20', 'mint.a', 'burn.b'),
  amount: fc.bigInt({ min: -1000n, max: 1000n }),
});

test('G-40: accepted entries always sum to zero', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
      const sum = entries.reduce((total, { amount }) => total + amount, 0n);
      if (judgeEntries(entries) === undefined) assert.equal(sum, 0n);
      else assert.ok(sum !== 0n || entries.length < 2 || entries.some(({ amount }) => amount === 0n));
    }),
  );
});

test('the order of entries changes neither their digest nor the order of locks', () => {
  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 4, selector: ({ account }) => account }), (entries) => {
      const reversed = [...entries].reverse();
      assert.deepEqual(digestOf(entries, 'x'), digestOf(reversed, 'x'));
      assert.deepEqual(inLockOrder(entries), inLockOrder(reversed));
    }),
  );
});

test('a change of a purse is a whole posting whatever its reason is called', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -1000n, max: 1000n }),
      fc.string({ minLength: 1, maxLength: 64 }),
      (amount, reason) => {
        fc.pre(amount !== 0n);
        assert.equal(judgeEntries(purseEntries('character.1', amount, reason)), undefined);
      },
    ),
  );
});
