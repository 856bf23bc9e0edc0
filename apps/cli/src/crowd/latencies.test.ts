import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Latencies } from './latencies.ts';

test('percentiles are right to half a millisecond', () => {
  const latencies = new Latencies();
  for (let millis = 1; millis <= 100; millis++) latencies.add(millis - 0.25);
  assert.equal(latencies.percentile(0.5), 50);
  assert.equal(latencies.percentile(0.99), 99);
  assert.equal(latencies.count, 100);
});

test('nothing measured gives nothing, and what is beyond the end counts as the end', () => {
  const latencies = new Latencies();
  assert.equal(latencies.percentile(0.5), undefined);
  latencies.add(60_000);
  assert.equal(latencies.percentile(0.5), 10_000);
  latencies.clear();
  assert.equal(latencies.count, 0);
});
