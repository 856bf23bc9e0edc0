import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeSignIn } from './sign-in-warning.rules.ts';

const now = 10_000_000;
const minute = 60_000;
const used = (address: string, minutesAgo: number) => ({ address, at: now - minutesAgo * minute });

test('a sign-in from another region is told apart by how long ago the other device was used', () => {
  const judge = (minutesAgo: number) => judgeSignIn('192.0.2.7', now, [used('198.51.100.9', minutesAgo)]);
  assert.deepEqual(judge(1), { kind: 'at-once', otherAddress: '198.51.100.9' });
  assert.deepEqual(judge(30), { kind: 'too-soon', otherAddress: '198.51.100.9' });
  assert.equal(judge(61), undefined);
});

test('the device that was used last decides', () => {
  const others = [used('198.51.100.9', 30), used('203.0.113.5', 2), used('198.51.100.9', 50)];
  assert.deepEqual(judgeSignIn('192.0.2.7', now, others), { kind: 'at-once', otherAddress: '203.0.113.5' });
});

test('neighbours, other families of addresses and nonsense are no other region', () => {
  const innocent = ['192.0.200.1', '::ffff:192.0.2.9', '2001:db8::1', 'unknown', ''];
  for (const address of innocent) assert.equal(judgeSignIn('192.0.2.7', now, [used(address, 1)]), undefined, address);
  assert.equal(judgeSignIn('2001:db8:1::5', now, [used('2001:db8:2::9', 1)]), undefined);
  assert.equal(judgeSignIn('2001:0db8::5', now, [used('2001:db8:2::9', 1)]), undefined);
  assert.equal(judgeSignIn('2001:db8::5', now, [used('2001:db9::5', 1)])?.kind, 'at-once');
});
