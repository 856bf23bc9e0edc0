import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fullBucket, refill, take } from './token-bucket.ts';

const arrival = fc.record({ gap: fc.integer({ min: 0, max: 3000 }), amount: fc.integer({ min: 1, max: 40 }) });

test('G-12: over every window a bucket gives at most its burst and what accrued', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 200 }),
      fc.array(arrival, { maxLength: 60 }),
      (rate, burst, arrivals) => {
        const limit = { rate, burst };
        const bucket = fullBucket(limit, 0);
        const taken: { at: number; amount: number }[] = [];
        let now = 0;
        for (const { gap, amount } of arrivals) {
          now += gap;
          refill(bucket, limit, now);
          if (take(bucket, amount)) taken.push({ at: now, amount });
          assert.ok(bucket.tokens >= 0 && bucket.tokens <= burst);
        }
        for (let from = 0; from < taken.length; from++) {
          let sum = 0;
          for (let to = from; to < taken.length; to++) {
            sum += taken[to]?.amount ?? 0;
            const window = (taken[to]?.at ?? 0) - (taken[from]?.at ?? 0);
            assert.ok(sum <= burst + (rate * window) / 1000 + 1e-6);
          }
        }
      },
    ),
  );
});

test('a clock that steps back neither refills nor empties', () => {
  const limit = { rate: 10, burst: 10 };
  const bucket = fullBucket(limit, 1000);
  assert.ok(take(bucket, 4));
  refill(bucket, limit, 500);
  assert.equal(bucket.tokens, 6);
});
