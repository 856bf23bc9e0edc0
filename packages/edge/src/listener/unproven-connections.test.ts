import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOfAddress, unprovenConnections } from './unproven-connections.ts';

test('one network may fill the server as long as it is not crowded, and is then held to its share', () => {
  const connections = unprovenConnections<number>({ total: 100, perNetwork: 3, crowded: 10 });
  for (let i = 0; i < 10; i++) assert.equal(connections.admit(i, '10.0.0.1').refused, false);
  assert.equal(connections.admit(10, '10.0.0.77').refused, true);
  assert.equal(connections.admit(11, '10.0.1.1').refused, false);
  assert.equal(connections.count(), 11);
});

test('the oldest connection without proof gives way to a new one when all places are taken', () => {
  const connections = unprovenConnections<string>({ total: 2, perNetwork: 9, crowded: 9 });
  connections.admit('a', '10.0.0.1');
  connections.admit('b', '10.0.0.2');
  connections.release('a');
  connections.admit('c', '10.0.0.3');
  assert.deepEqual(connections.admit('d', '10.0.0.4'), { refused: false, evicted: 'b' });
  assert.equal(connections.count(), 2);
});

test('a connection that is released twice is counted once', () => {
  const connections = unprovenConnections<string>({ total: 5, perNetwork: 1, crowded: 0 });
  connections.admit('a', '10.0.0.1');
  connections.release('a');
  connections.release('a');
  assert.equal(connections.admit('b', '10.0.0.1').refused, false);
  assert.equal(connections.admit('c', '10.0.0.1').refused, true);
});

test('addresses are counted by network in every notation', () => {
  assert.equal(networkOfAddress('192.168.7.9'), '192.168.7');
  assert.equal(networkOfAddress('::ffff:192.168.7.200'), '192.168.7');
  assert.equal(networkOfAddress('2001:db8:77:1::5'), '2001:db8:77');
});
