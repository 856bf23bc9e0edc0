import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressFinder } from './forwarded-address.ts';

test('nobody is believed who is no proxy', () => {
  const find = addressFinder([]);
  assert.equal(find('192.0.2.7', '203.0.113.9'), '192.0.2.7');
  assert.equal(find('::ffff:192.0.2.7', undefined), '192.0.2.7');
  assert.equal(addressFinder(['10.0.0.1'])('192.0.2.7', '203.0.113.9'), '192.0.2.7');
});

test('proxies name the client, over several of them too, and what it has written itself does not count', () => {
  const find = addressFinder(['10.0.0.0/8', '2001:db8::1']);
  assert.equal(find('10.1.2.3', '203.0.113.9'), '203.0.113.9');
  assert.equal(find('10.1.2.3', '198.51.100.1, 203.0.113.9'), '203.0.113.9');
  assert.equal(find('10.1.2.3', '198.51.100.1, 203.0.113.9, 10.9.9.9'), '203.0.113.9');
  assert.equal(find('::ffff:10.1.2.3', ['198.51.100.1', '203.0.113.9']), '203.0.113.9');
  assert.equal(find('2001:db8::1', '2001:db8::2'), '2001:db8::2');
  assert.equal(find('10.1.2.3', '10.4.5.6'), '10.4.5.6', 'a proxy that asks for itself');
});

test('words that are no address are not believed, whatever they are', () => {
  const find = addressFinder(['10.0.0.1']);
  assert.equal(find('10.0.0.1', 'unknown'), '10.0.0.1');
  assert.equal(find('10.0.0.1', ''), '10.0.0.1');
  assert.equal(find('10.0.0.1', '203.0.113.9, <script>'), '10.0.0.1');
  fc.assert(fc.property(fc.string(), (words) => /^[0-9a-f:.]+$/i.test(find('10.0.0.1', words))));
});
