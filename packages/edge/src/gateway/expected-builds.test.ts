import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '@realmwright/kernel/ports/clock';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { expectedBuilds } from './expected-builds.ts';

function frozenClock(): Clock & { at: number } {
  const clock = { at: 0, now: () => clock.at, monotonic: () => clock.at, after: () => () => {}, every: () => () => {} };
  return clock;
}

test('an address of which nothing is known is spoken to as the newest build', () => {
  assert.equal(expectedBuilds(frozenClock(), everyBuild).guess('10.0.0.1'), 12340);
});

test('a client of an older build that comes by the main port is recognised by the list that it was shown', () => {
  const expected = expectedBuilds(frozenClock(), everyBuild);
  expected.expect('10.0.0.1', 5875);
  assert.equal(expected.guess('::ffff:10.0.0.1'), 5875);
  assert.equal(expected.guess('10.0.0.1'), 12340);
});

test('a client of the newest build is never taken for another one of its address', () => {
  const expected = expectedBuilds(frozenClock(), everyBuild);
  expected.expect('10.0.0.1', 12340);
  expected.expect('10.0.0.1', 5875);
  expected.expect('10.0.0.1', 8606);
  expected.meet('10.0.0.1', 5875);
  assert.equal(expected.guess('10.0.0.1'), 12340);
  assert.equal(expected.guess('10.0.0.1'), 8606);
});

test('an expectation ends after two minutes', () => {
  const clock = frozenClock();
  const expected = expectedBuilds(clock, everyBuild);
  expected.expect('10.0.0.1', 5875);
  clock.at = 120_001;
  assert.equal(expected.guess('10.0.0.1'), 12340);
});
