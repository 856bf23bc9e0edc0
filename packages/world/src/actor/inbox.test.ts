import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import type { Intent } from '../intents/intent-batch.ts';
import type { WorldInput } from '../tick-frame.ts';
import { Inbox } from './inbox.ts';

const said = (intent: Intent, sequence = 1): WorldInput => ({
  kind: 'intent',
  edge: edgeId('edge-1'),
  session: sessionId(1),
  sequence,
  intent,
});
const movement = {
  time: 0,
  x: 0,
  y: 0,
  z: 0,
  orientation: 0,
  flags: 0,
  fallTime: 0,
  pitch: undefined,
  jump: undefined,
};
const move = said({ kind: 'move', moveKind: 'heartbeat', movement });

test('movements are shed from half of the bound on, everything of clients at the bound, answers never', () => {
  const inbox = new Inbox(4);
  assert.deepEqual([inbox.put(move), inbox.put(move), inbox.put(move)], ['taken', 'taken', 'shed']);
  const logout = said({ kind: 'requestLogout' });
  assert.deepEqual([inbox.put(logout), inbox.put(logout), inbox.put(logout)], ['taken', 'taken', 'shed']);
  assert.equal(inbox.put({ kind: 'closing' }), 'taken');
  assert.equal(inbox.length, 5);
});

test('what waits is taken in order of arrival, so much at a time', () => {
  const inbox = new Inbox(10);
  for (let sequence = 1; sequence <= 5; sequence++) inbox.put(said({ kind: 'cancelLogout' }, sequence));
  const sequences = (inputs: readonly WorldInput[]) =>
    inputs.map((input) => ('sequence' in input ? input.sequence : 0));
  assert.deepEqual(sequences(inbox.take(3)), [1, 2, 3]);
  assert.deepEqual(sequences(inbox.take(3)), [4, 5]);
  assert.deepEqual(inbox.take(3), []);
});
