import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '@realmwright/kernel/ports/clock';
import { LoginThrottle, networkOf } from './login-throttle.ts';

const config = {
  perAccountAndNetwork: { burst: 3, forgetEvery: 1000 },
  perAccount: { burst: 6, forgetEvery: 1000 },
  perNetwork: { burst: 5, forgetEvery: 1000 },
  entries: 100,
};

function start() {
  let now = 0;
  const clock: Clock = { now: () => now, monotonic: () => now, after: () => () => {}, every: () => () => {} };
  const pass = (millis: number): void => {
    now += millis;
  };
  return { throttle: new LoginThrottle(clock, config), pass };
}

function fail(throttle: LoginThrottle, times: number, account: string, address: string): void {
  for (let i = 0; i < times; i++) throttle.reportFailure(account, address);
}

test('A-12: a burst of failures throttles, and time forgives one after the other', () => {
  const { throttle, pass } = start();
  fail(throttle, 2, 'ann', '10.0.0.1');
  assert.ok(!throttle.isThrottled('ANN', '10.0.0.1'));
  fail(throttle, 1, 'ANN', '10.0.0.1');
  assert.ok(throttle.isThrottled('ann', '10.0.0.1'));
  pass(1001);
  assert.ok(!throttle.isThrottled('ann', '10.0.0.1'));
});

test('A-12: guessing from one network does not keep the owner out elsewhere', () => {
  const { throttle } = start();
  fail(throttle, 3, 'ann', '10.0.0.1');
  assert.ok(!throttle.isThrottled('ann', '10.0.0.2'));
});

test('A-12: guessing many accounts throttles the network, and one account from many networks the account', () => {
  const { throttle } = start();
  for (let i = 0; i < 5; i++) fail(throttle, 1, `name${i}`, '10.0.0.1');
  assert.ok(throttle.isThrottled('fresh', '10.0.0.1'));
  for (let i = 0; i < 6; i++) fail(throttle, 1, 'bob', `10.1.0.${i}`);
  assert.ok(throttle.isThrottled('bob', '10.9.9.9'));
});

test('a success clears the pair only', () => {
  const { throttle } = start();
  fail(throttle, 3, 'ann', '10.0.0.1');
  throttle.reportSuccess('ann', '10.0.0.1');
  assert.ok(!throttle.isThrottled('ann', '10.0.0.1'));
  fail(throttle, 2, 'ann', '10.0.0.1');
  assert.ok(throttle.isThrottled('other', '10.0.0.1'), 'the network has had five failures');
});

test('A-12: a flood of names and addresses keeps no more than its share of memory', () => {
  const { throttle } = start();
  for (let i = 0; i < 5000; i++) throttle.reportFailure(`name${i}`.repeat(40), `10.${i % 250}.${i % 200}.${i % 99}`);
  assert.ok(throttle.size <= 300, String(throttle.size));
});

test('an address counts with its network', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
});
