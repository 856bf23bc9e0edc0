import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coverage } from './coverage.ts';

/** Whether branch `at` of the counters being taken so often is new. */
function take(coverage: Coverage, counters: Uint8ClampedArray, at: number, times: number): boolean {
  coverage.reset();
  for (let i = 0; i < times; i++) counters[at] = (counters[at] ?? 0) + 1;
  return coverage.takeNew();
}

test('a branch is new once for each bucket of counts', () => {
  const coverage = new Coverage();
  const counters = coverage.claim(3);
  const news = [1, 1, 2, 3, 4, 7, 8, 9, 16, 40, 127, 128, 300].map((times) => take(coverage, counters, 1, times));
  assert.deepEqual(news, [true, false, true, true, true, false, true, false, true, true, false, true, false]);
  assert.deepEqual([coverage.edgeCount, coverage.featureCount, coverage.branchCount], [1, 8, 3]);
});

test('each piece of code has branches of its own, and a reset forgets counts but not news', () => {
  const coverage = new Coverage();
  const one = coverage.claim(5);
  const other = coverage.claim(5);
  assert.equal(take(coverage, one, 4, 1), true);
  assert.equal(take(coverage, other, 0, 1), true);
  assert.equal(take(coverage, other, 0, 1), false);
  assert.equal(coverage.features().length, 1);
});
