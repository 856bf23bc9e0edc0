import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StepTimes } from './step-times.ts';

test('without a step the times are zeros', () => {
  assert.deepEqual(new StepTimes().summary(0), { mean: 0, p99: 0, max: 0 });
});

test('one slow step in two hundred is the greatest, and not the 99th percentile', () => {
  const times = new StepTimes();
  for (let i = 0; i < 200; i++) times.add(i * 50, i === 100 ? 41 : 1);
  assert.deepEqual(times.summary(9_950), { mean: 1.2, p99: 1, max: 41 });
});

test('steps older than ten seconds, and more than are kept, are forgotten', () => {
  const times = new StepTimes();
  times.add(0, 500);
  times.add(5_000, 3);
  assert.equal(times.summary(10_000).max, 500);
  assert.deepEqual(times.summary(10_001), { mean: 3, p99: 3, max: 3 });
  for (let i = 0; i < 1_000; i++) times.add(5_001, 2);
  assert.deepEqual(times.summary(5_001), { mean: 2, p99: 2, max: 2 });
  times.clear();
  assert.equal(times.summary(5_001).max, 0);
});
