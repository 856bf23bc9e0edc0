import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { type IntentBatch, intentBatchType } from './intent-batch.ts';

test('an intent batch survives its own encoding', () => {
  const batch: IntentBatch = {
    edge: edgeId('edge-1'),
    items: [
      {
        session: sessionId(7),
        sequence: 1,
        intent: {
          kind: 'move',
          moveKind: 'startForward',
          movement: {
            time: 4_000_000_000,
            x: 1.5,
            y: -2,
            z: 83.5,
            orientation: 3,
            flags: 1,
            fallTime: 0,
            pitch: undefined,
            jump: undefined,
          },
        },
      },
      {
        session: sessionId(7),
        sequence: 2,
        intent: { kind: 'say', how: 'say', language: 7, text: 'Guten Morgen, grüß dich' },
      },
      { session: sessionId(8), sequence: 1, intent: { kind: 'requestLogout' } },
    ],
  };
  const codec = codecOf(intentBatchType);
  assert.deepEqual(codec.decode(codec.encode(batch)), batch);
});
