import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { ClientMessage } from '@realmwright/protocol/realtime/client-messages';
import { clientFrames } from '@realmwright/protocol/realtime/frame';
import { ClientCorrespondence } from './client-correspondence.ts';

const speak = (text: string): ClientMessage => ({
  kind: 'act',
  action: 1,
  deed: { kind: 'speak', how: 'say', text },
  age: undefined,
});

test('a message that cannot be written takes no number, so that the realm misses none', () => {
  const correspondence = new ClientCorrespondence();
  const numberOf = (text: string): number | undefined =>
    clientFrames.decode(correspondence.write(speak(text)))[0]?.sequence;
  assert.equal(numberOf('one'), 1);
  assert.throws(() => correspondence.write(speak('ж'.repeat(200))), ProtocolError);
  assert.equal(numberOf('two'), 2);
  assert.equal(correspondence.unheard.length, 2);
});
