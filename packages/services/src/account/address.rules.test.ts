import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, readNetwork, showNetwork } from './address.rules.ts';

test('an address is a network of one, and a network keeps its length', () => {
  assert.deepEqual(readNetwork('192.0.2.7'), { network: '192.0.2.7/32', isTooWide: false });
  assert.deepEqual(readNetwork(' 192.0.2.0/24 '), { network: '192.0.2.0/24', isTooWide: false });
  assert.deepEqual(readNetwork('2001:DB8::1'), { network: '2001:db8::1/128', isTooWide: false });
});

test('what is no address or has an impossible length is nothing', () => {
  for (const text of ['', 'ann', '192.0.2', '192.0.2.7/33', '192.0.2.7/', '192.0.2.7/8/8', '::1/129', 'fe80::1%eth0'])
    assert.equal(readNetwork(text), undefined, text);
});

test('a network that would bar a large part of everybody is told apart', () => {
  assert.equal(readNetwork('0.0.0.0/0')?.isTooWide, true);
  assert.equal(readNetwork('10.0.0.0/8')?.isTooWide, false);
  assert.equal(readNetwork('::/8')?.isTooWide, true);
});

test('addresses of connections lose their zone, and what is none is none', () => {
  assert.equal(readAddress('fe80::1%eth0'), 'fe80::1');
  assert.equal(readAddress('127.0.0.1'), '127.0.0.1');
  assert.equal(readAddress('in-game BOB'), undefined);
});

test('a single address is shown without its length', () => {
  assert.equal(showNetwork('192.0.2.7/32'), '192.0.2.7');
  assert.equal(showNetwork('192.0.2.0/24'), '192.0.2.0/24');
  assert.equal(showNetwork('2001:db8::1/128'), '2001:db8::1');
});
