import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import fc from 'fast-check';
import { fullPath, packedPath } from './spline-path.ts';

const packed = codecOf(packedPath, 'packed path');
const full = codecOf(fullPath, 'full path');
const float = fc.float({ noNaN: true });
const anyPoint = fc.record({ x: float, y: float, z: float }, { noNullPrototype: true });
const quarter = (bits: number) =>
  fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 }).map((count) => count / 4 + 0);
const anyOffset = fc.record({ x: quarter(11), y: quarter(11), z: quarter(10) }, { noNullPrototype: true });

test('a packed path comes back as it was: the first point in full, the others in quarters of a yard', () => {
  fc.assert(
    fc.property(fc.option(anyPoint), fc.array(anyOffset, { maxLength: 20 }), (first, offsets) => {
      const path = first === null ? [] : [first, ...offsets];
      const bytes = packed.encode(path);
      assert.equal(bytes.length, path.length === 0 ? 4 : 12 + 4 * path.length);
      assert.deepEqual(packed.decode(bytes), path);
    }),
  );
});

test('an offset between two quarters is off by an eighth of a yard at most', () => {
  const near = fc.double({ min: -127, max: 127, noNaN: true });
  fc.assert(
    fc.property(near, near, near, (x, y, z) => {
      const [, offset] = packed.decode(
        packed.encode([
          { x: 0, y: 0, z: 0 },
          { x, y, z },
        ]),
      );
      assert.ok(offset !== undefined);
      const off = Math.max(Math.abs(offset.x - x), Math.abs(offset.y - y), Math.abs(offset.z - z));
      assert.ok(off <= 0.125);
    }),
  );
});

test('an offset that does not fit is refused', () => {
  assert.throws(
    () =>
      packed.encode([
        { x: 0, y: 0, z: 0 },
        { x: 300, y: 0, z: 0 },
      ]),
    ProtocolError,
  );
});

test('a full path comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 20 }), (path) => {
      assert.deepEqual(full.decode(full.encode(path)), path);
    }),
  );
});

test('any bytes give a path or a protocol error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      for (const codec of [packed, full]) {
        try {
          assert.ok(codec.decode(bytes).length * 4 <= bytes.length);
        } catch (error) {
          assert.ok(error instanceof ProtocolError);
        }
      }
    }),
  );
});
