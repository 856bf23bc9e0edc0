import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packedDate } from './timekeeping.wire.ts';

test('a packed date says what the calendar says', () => {
  const anyMoment = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2031-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const packed = packedDate(moment.getTime() / 1000);
      assert.equal(packed >>> 24, moment.getUTCFullYear() - 2000);
      assert.equal((packed >> 20) & 0xf, moment.getUTCMonth());
      assert.equal((packed >> 14) & 0x3f, moment.getUTCDate() - 1);
      assert.equal((packed >> 11) & 0x7, moment.getUTCDay());
      assert.equal((packed >> 6) & 0x1f, moment.getUTCHours());
      assert.equal(packed & 0x3f, moment.getUTCMinutes());
    }),
  );
});
