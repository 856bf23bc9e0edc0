import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { ClientMessage } from '@realmwright/protocol/realtime/client-messages';
import { clientFrames } from '@realmwright/protocol/realtime/frame';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
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

test('what the realm has left unread is sent again once it has answered a later question, and nothing else', () => {
  const correspondence = new ClientCorrespondence();
  let pongs = 0;
  const pong = (sent: number, heard: number): readonly Uint8Array[] => {
    pongs += 1;
    const message: ServerMessage = { kind: 'pong', sent, time: 0, heard };
    correspondence.take({ delivery: 'droppable', priority: 'control', sequence: pongs, baseline: undefined, message });
    return correspondence.takeDropped();
  };
  const lost = correspondence.write(speak('left unread'));
  correspondence.write({ kind: 'ping', sent: 7, lastTrip: 0 });
  const later = correspondence.write(speak('on its way'));
  assert.deepEqual(pong(7, 0), [lost, later]);
  assert.deepEqual(correspondence.takeDropped(), []);
  assert.deepEqual(pong(7, 1), []);
  correspondence.write({ kind: 'ping', sent: 8, lastTrip: 0 });
  assert.deepEqual(pong(7, 1), [], 'an answer to an earlier question says nothing of it');
  assert.deepEqual(pong(8, 2), []);
});
