import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { arbitraryValue } from '@realmwright/testkit/schema/arbitrary-value';
import fc from 'fast-check';
import { clientMessageType } from './client-messages.ts';
import { clientFrames, MOST_FRAMES, serverFrames } from './frame.ts';
import { clientTexts, serverTexts } from './json-frame.ts';
import { serverMessageType } from './server-messages.ts';

const u32 = fc.nat({ max: 0xffff_ffff });
const baseline = fc.option(u32, { nil: undefined });

test('every message of a client comes back from bytes and from text', () => {
  fc.assert(
    fc.property(arbitraryValue(clientMessageType), u32, (message, sequence) => {
      const frame = clientFrames.frame(message, sequence);
      assert.deepEqual(clientFrames.decode(clientFrames.encode([frame, frame])), [frame, frame]);
      const [again] = clientTexts.decode(clientTexts.encode([frame]));
      if (again !== undefined) assert.deepEqual(clientFrames.encode([again]), clientFrames.encode([frame]));
    }),
  );
});

test('every message of a server comes back from bytes and from text, with its baseline', () => {
  fc.assert(
    fc.property(arbitraryValue(serverMessageType), u32, baseline, (message, sequence, base) => {
      const frame = serverFrames.frame(message, sequence, base);
      assert.deepEqual(serverFrames.decode(serverFrames.encode([frame])), [frame]);
      const [again] = serverTexts.decode(serverTexts.encode([frame]));
      if (again !== undefined) assert.deepEqual(serverFrames.encode([again]), serverFrames.encode([frame]));
    }),
  );
});

test('any bytes and any text give frames or a ProtocolError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200 }), (bytes, text) => {
      for (const decode of [() => clientFrames.decode(bytes), () => clientTexts.decode(text)]) {
        try {
          decode();
        } catch (error) {
          assert.ok(error instanceof ProtocolError);
        }
      }
    }),
  );
});

test('a frame under a class or priority that its message does not have is refused', () => {
  const leave = { kind: 'leave' } as const;
  const bytes = clientFrames.encode([clientFrames.frame(leave, 1)]);
  const asDroppable = Uint8Array.from(bytes, (byte, at) => (at === 0 ? byte | 2 : byte));
  assert.throws(() => clientFrames.decode(asDroppable), /leave is reliable and control/);
  const text = JSON.stringify([{ delivery: 'droppable', sequence: 1, message: leave }]);
  assert.throws(() => clientTexts.decode(text), /leave is reliable/);
});

test('a simple client may leave out what follows from the message', () => {
  const [frame] = clientTexts.decode('[{"sequence": 4, "message": {"kind": "enter", "character": 7}}]');
  assert.deepEqual(
    [frame?.delivery, frame?.priority, frame?.sequence, frame?.message.kind],
    ['reliable', 'control', 4, 'enter'],
  );
});

test('a message of the socket holds a frame at least and not more than its limit', () => {
  assert.throws(() => clientFrames.decode(new Uint8Array()), ProtocolError);
  const frame = clientFrames.frame({ kind: 'leave' }, 1);
  const most = Array.from({ length: MOST_FRAMES }, () => frame);
  assert.equal(clientFrames.decode(clientFrames.encode(most)).length, MOST_FRAMES);
  assert.throws(() => clientFrames.decode(clientFrames.encode([...most, frame])), /more than 256 frames/);
});
