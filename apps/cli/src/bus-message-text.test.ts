import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { type Intent, intentBatchType, intentSubject } from '@realmwright/world/intents/intent-batch';
import { writePerceptionBatch } from '@realmwright/world/perception/batch-codec';
import { perceptionSubject } from '@realmwright/world/perception/perception-batch';
import fc from 'fast-check';
import { describeBusMessage } from './bus-message-text.ts';

function intents(...all: readonly Intent[]): Uint8Array {
  const items = all.map((intent, i) => ({ session: sessionId(3), sequence: i + 1, intent }));
  return codecOf(intentBatchType).encode({ edge: edgeId('edge-1'), items });
}

/** What the instance said in the last step to the edge of Ann. */
function lastBatch(fixture: WorldFixture): Uint8Array {
  const writer = new ByteWriter(4096);
  const [latest] = fixture.latest('Ann');
  assert.ok(latest);
  writePerceptionBatch(writer, latest.batch);
  return writer.take();
}

const intended = (payload: Uint8Array) =>
  describeBusMessage({ kind: 'publish', subject: intentSubject('r1-m0-1'), payload });
const perceived = (payload: Uint8Array) =>
  describeBusMessage({ kind: 'publish', subject: perceptionSubject('edge-1'), payload });

test('intents are shown with their session, sequence, kind and fields', () => {
  const { lines, isOpaque } = intended(intents({ kind: 'emote', animation: 4 }, { kind: 'requestLogout' }));
  assert.deepEqual(lines, [
    'edge: edge-1, intents: 2',
    'session 3 #1 emote { animation: 4 }',
    'session 3 #2 requestLogout',
  ]);
  assert.equal(isOpaque, false);
});

test('a perception is shown with its tick, entities, facts and what each session is told', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  const { lines } = perceived(lastBatch(fixture));
  const text = lines.join('\n');
  assert.match(lines[0] ?? '', /^instance: r1-m0-1, tick: 1, time: \d+, epoch: \d+$/);
  assert.match(text, /^entity \d+ \(player \d+\) to owner: .*level 1/m);
  assert.match(text, /^fact \[0\] weatherChanged \{ zone: 12, /m);
  assert.match(text, /^session \d+: entered 2, left 0, changes 0, facts 1; joined \{ /m);
});

test('a long batch is shown in part, and says how much is left out', () => {
  const { lines } = intended(intents(...Array.from({ length: 1000 }, () => ({ kind: 'requestLogout' }) as const)));
  assert.equal(lines.length, 42);
  assert.equal(lines.at(-1), '... and 960 more');
});

test('whatever does not decode is named as such and its bytes are shown', () => {
  for (const describe of [intended, perceived]) {
    const { lines, isOpaque } = describe(Uint8Array.of(9, 9, 9));
    assert.match(lines.join(), /^not decoded: /);
    assert.equal(isOpaque, true);
  }
  const unknown = describeBusMessage({ kind: 'publish', subject: 'elsewhere', payload: new Uint8Array(3) });
  assert.deepEqual(unknown, { lines: [], isOpaque: true });
});

test('any bytes on any subject give lines, in number and length bounded', () => {
  const subject = fc.constantFrom(intentSubject('r1-m0-1'), perceptionSubject('e'), 'account.find-login', 'x.y');
  const whole = lastBatch(aWorld().with(aPlayer('Ann')).tick());
  const cut = fc.nat(whole.length).map((length) => whole.subarray(0, length));
  fc.assert(
    fc.property(subject, fc.oneof(fc.uint8Array({ maxLength: 300 }), cut), (named, payload) => {
      const { lines } = describeBusMessage({ kind: 'publish', subject: named, payload });
      assert.ok(lines.length <= 200 && lines.every((line) => line.length <= 300));
    }),
  );
});
