import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QualityGauge } from './quality-gauge.ts';

test('a line that slows down is told less at once, and more again only when it has been quick for a while', () => {
  const gauge = new QualityGauge();
  const after = (trip: number, queued: number, now: number) => {
    gauge.measure({ trip, queued }, now);
    return gauge.quality;
  };
  assert.equal(after(40, 0, 0), 'full');
  assert.equal(after(400, 0, 1_000), 'even');
  assert.equal(after(400, 80_000, 2_000), 'low');
  assert.equal(after(50, 0, 3_000), 'low');
  assert.equal(after(50, 0, 7_000), 'low');
  assert.equal(after(50, 0, 8_000), 'even', 'one step at a time');
  assert.equal(after(50, 0, 9_000), 'even');
  assert.equal(after(50, 0, 13_000), 'full');
  assert.equal(after(50, 20_000, 14_000), 'even');
  assert.equal(after(50, 0, 15_000), 'even');
  assert.equal(after(350, 0, 17_000), 'even');
  assert.equal(after(50, 0, 21_000), 'even', 'its calm begins anew with each relapse');
});

test('whoever saves or does not look is served no better than it asks for, and no better than its line can bear', () => {
  const gauge = new QualityGauge();
  gauge.attention = { sight: 'shown', saving: 'battery' };
  assert.equal(gauge.quality, 'even');
  gauge.attention = { sight: 'shown', saving: 'data' };
  assert.equal(gauge.quality, 'low');
  gauge.attention = { sight: 'hidden', saving: 'nothing' };
  assert.equal(gauge.quality, 'hidden');
  gauge.measure({ trip: 2_000, queued: 0 }, 0);
  gauge.attention = { sight: 'shown', saving: 'nothing' };
  assert.equal(gauge.quality, 'low');
});
