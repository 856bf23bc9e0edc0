import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import { keepSessions, mostSessionsAsked } from '@realmwright/services/account/account.contract';
import fc from 'fast-check';
import { rollCall } from './roll-call.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 0xffff_ffff }), { maxLength: 40 });

test('every open session is called once, and the parts cover all numbers without gap or overlap', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 7 }), (open, most) => {
      const parts = rollCall(open.map(sessionId), most);
      assert.deepEqual(
        parts.flatMap(({ sessions }) => sessions),
        open.toSorted((one, other) => one - other),
      );
      let expected = 1;
      for (const { first, last, sessions } of parts) {
        assert.ok(sessions.length <= most);
        assert.equal(first, expected);
        assert.ok(sessions.every((session) => session >= first && session <= last));
        expected = last + 1;
      }
      assert.equal(expected, 0x1_0000_0000);
    }),
  );
});

test('a gateway without sessions says so in one part', () => {
  assert.deepEqual(rollCall([], 5), [{ first: 1, last: 0xffff_ffff, sessions: [] }]);
});

test('45,000 sessions are called in three messages that each can be written', () => {
  const open = Array.from({ length: 45_000 }, (_, index) => sessionId(2 * index + 1));
  const parts = rollCall(open, mostSessionsAsked);
  assert.deepEqual(
    parts.map(({ sessions }) => sessions.length),
    [20_000, 20_000, 5_000],
  );
  for (const part of parts) {
    const message = { edge: edgeId('edge-a'), ...part };
    assert.deepEqual(keepSessions.input.decode(keepSessions.input.encode(message)), message);
  }
});
