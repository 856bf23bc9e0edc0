import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionId } from '@realmwright/kernel/ids';
import { defaultGatewayLimits as limits } from './gateway-config.ts';
import { type GatewaySession, newSession } from './gateway-session.ts';
import { charge, hear, strike } from './session-conduct.ts';

function aSession(): GatewaySession {
  return newSession({
    id: sessionId(1),
    correlation: '0123456789abcdef',
    address: '10.0.0.1',
    serverSeed: 1,
    limits,
    now: 0,
  });
}

test('a player who walks and talks never overdraws', () => {
  const session = aSession();
  for (let now = 0; now < 60_000; now += 25) {
    hear(session, limits, now);
    assert.equal(charge(session, limits, 40, 1), 'paid');
  }
});

test('a flood is dropped at first and is over after five seconds, although its rate gets through', () => {
  const session = aSession();
  const outcomes = new Set<string>();
  let endedAt = 0;
  for (let now = 0; now < 10_000 && endedAt === 0; now += 1) {
    hear(session, limits, now);
    const outcome = charge(session, limits, 0, 1);
    outcomes.add(outcome);
    if (outcome === 'over') endedAt = now;
  }
  assert.deepEqual([...outcomes].sort(), ['over', 'overdrawn', 'paid']);
  assert.ok(endedAt > 5_000 && endedAt < 5_500, `over at ${endedAt}`);
});

test('an overdraft is forgotten when nothing was dropped for a second', () => {
  const session = aSession();
  hear(session, limits, 1);
  while (charge(session, limits, 0, 1) === 'paid');
  assert.ok(session.overdrawnSince > 0);
  hear(session, limits, 2_000);
  assert.equal(charge(session, limits, 0, 1), 'paid');
  assert.equal(session.overdrawnSince, 0);
});

test('what asks the database costs more than what does not', () => {
  const session = aSession();
  hear(session, limits, 0);
  let paidCount = 0;
  while (charge(session, limits, 0, 10) === 'paid') paidCount++;
  assert.equal(paidCount, limits.cost.burst / 10);
});

test('ten malformed packets in a minute are too many, nine in each of two minutes are not', () => {
  const session = aSession();
  for (let i = 0; i < 9; i++) assert.equal(strike(session, limits, 1_000), false);
  for (let i = 0; i < 9; i++) assert.equal(strike(session, limits, 70_000), false);
  assert.equal(strike(session, limits, 70_001), true);
});
