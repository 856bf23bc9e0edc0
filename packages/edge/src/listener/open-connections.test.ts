import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OpenConnections } from './open-connections.ts';

test('connections are bounded by address and in all, and whoever closes one has room for another', () => {
  const open = new OpenConnections<string>({ total: 4, perAddress: 2 });
  assert.equal(open.admit('a', '192.0.2.1'), undefined);
  assert.equal(open.admit('b', '192.0.2.1'), undefined);
  assert.equal(open.admit('c', '192.0.2.1'), 'address');
  open.release('c');
  open.release('a');
  assert.equal(open.admit('c', '192.0.2.1'), undefined);
  assert.equal(open.admit('d', '192.0.2.2'), undefined);
  assert.equal(open.admit('e', '192.0.2.3'), undefined);
  assert.equal(open.admit('f', '192.0.2.4'), 'total');
  assert.equal(open.count, 4);
});

test('all addresses of one network of IPv6 are one', () => {
  const open = new OpenConnections<string>({ total: 10, perAddress: 1 });
  assert.equal(open.admit('a', '2001:db8::1'), undefined);
  assert.equal(open.admit('b', '2001:db8:0:0:ffff::2'), 'address');
  assert.equal(open.admit('c', '2001:db8:0:1::1'), undefined);
});

test('a proxy counts in all only, and what it brings for whom it names', () => {
  const open = new OpenConnections<string>({ total: 4, perAddress: 1 });
  for (const connection of ['a', 'b', 'c']) assert.equal(open.admit(connection, undefined), undefined);
  assert.equal(open.ascribe('a', '192.0.2.1'), undefined);
  assert.equal(open.ascribe('a', '192.0.2.1'), undefined, 'it is counted already');
  assert.equal(open.ascribe('b', '192.0.2.1'), 'address');
  assert.equal(open.admit('d', '192.0.2.1'), 'address');
  open.release('a');
  assert.equal(open.ascribe('b', '192.0.2.1'), undefined);
});

test('whatever comes and goes, nobody has more than its bound, and nothing is left when all are gone', () => {
  const step = fc.record({
    what: fc.constantFrom('admit', 'ascribe', 'release'),
    connection: fc.nat({ max: 7 }),
    address: fc.option(fc.constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3'), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const open = new OpenConnections<number>({ total: 5, perAddress: 2 });
      const known = new Map<number, string | undefined>();
      for (const { what, connection, address } of steps) {
        if (what === 'release') {
          open.release(connection);
          known.delete(connection);
        } else if (what === 'admit' && !known.has(connection)) {
          if (open.admit(connection, address) === undefined) known.set(connection, address);
        } else if (what === 'ascribe' && address !== undefined && known.has(connection)) {
          if (open.ascribe(connection, address) === undefined) known.set(connection, address);
        }
        const counts = new Map<string, number>();
        for (const one of known.values()) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
        assert.ok(known.size <= 5 && [...counts.values()].every((count) => count <= 2));
        assert.equal(open.count, known.size);
      }
      for (const connection of known.keys()) open.release(connection);
      for (const connection of [1, 2]) assert.equal(open.admit(connection, '192.0.2.1'), undefined);
    }),
  );
});
