import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Correspondence } from './correspondence.ts';

const event = fc.oneof(
  fc.record({ what: fc.constant('sent' as const), bytes: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ what: fc.constant('confirmed' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

test('what a client lacks is there whole and in order, or it is said that it is not', () => {
  const limits = { keptFrames: 8, keptBytes: 200 };
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), fc.double({ min: 0, max: 1.2, noNaN: true }), (events, share) => {
      const correspondence = new Correspondence(limits);
      const sent: Uint8Array[] = [];
      let confirmed = 0;
      for (const one of events) {
        if (one.what === 'confirmed') {
          confirmed = Math.max(confirmed, Math.floor(sent.length * one.share));
          correspondence.confirm(confirmed);
          continue;
        }
        const bytes = new Uint8Array(one.bytes).fill(sent.length);
        sent.push(bytes);
        correspondence.sent.reliable += 1;
        correspondence.keep(bytes);
      }
      assert.ok(correspondence.keptCount <= limits.keptFrames);
      const has = Math.floor(sent.length * share);
      const lacks = correspondence.keptAfter(has);
      if (lacks !== undefined) assert.deepEqual(lacks, sent.slice(has));
      else if (has <= sent.length) {
        const owed = sent.slice(has);
        const isTooMuch =
          owed.length > limits.keptFrames || owed.reduce((sum, { length }) => sum + length, 0) > limits.keptBytes;
        assert.ok(isTooMuch || has < confirmed, 'something was let go that there was room for');
      }
    }),
  );
});

test('a client cannot have what was never sent', () => {
  const correspondence = new Correspondence({ keptFrames: 8, keptBytes: 200 });
  assert.equal(correspondence.keptAfter(1), undefined);
  assert.deepEqual(correspondence.keptAfter(0), []);
});
