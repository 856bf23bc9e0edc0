import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import fc from 'fast-check';
import { updateMask, updateMaskOf, writeUpdateMask } from './update-mask.ts';

const compiled = codecOf(updateMask, 'update mask');
const interpreted = codecOf(updateMask, 'update mask', 'interpret');
const anyValues = fc
  .uniqueArray(fc.tuple(fc.nat(0xff * 32 - 1), fc.nat(0xffff_ffff)), { selector: ([index]) => index, maxLength: 60 })
  .map((entries) => new Map(entries));

test('an update mask comes back as it was, compiled and interpreted', () => {
  fc.assert(
    fc.property(anyValues, fc.nat(3), (values, more) => {
      const least = updateMaskOf(values);
      const mask = { ...least, blockCount: Math.min(0xff, least.blockCount + more) };
      const bytes = compiled.encode(mask);
      assert.deepEqual(interpreted.encode(mask), bytes);
      const decoded = compiled.decode(bytes);
      assert.equal(decoded.blockCount, mask.blockCount);
      assert.deepEqual(new Map([...decoded.values].sort()), new Map([...values].sort()));
      assert.deepEqual(interpreted.decode(bytes), decoded);
    }),
  );
});

test('the direct writer writes what the codec writes', () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      const ordered = [...values].sort(([one], [other]) => one - other);
      const writer = new ByteWriter();
      writeUpdateMask(
        writer,
        ordered.map(([index]) => index),
        ordered.map(([, value]) => value),
      );
      assert.deepEqual(writer.take(), compiled.encode(updateMaskOf(values)));
    }),
  );
});

test('any bytes give a mask or a protocol error, and memory in proportion to them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        assert.ok(compiled.decode(bytes).values.size <= bytes.length / 4);
      } catch (error) {
        assert.ok(error instanceof ProtocolError);
      }
    }),
  );
});
