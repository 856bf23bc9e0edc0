import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, edgeId, sessionId } from './ids.ts';
import { groupReceivers, mostReceivers } from './receivers.ts';

const receiver = (edge: string, n: number) => ({
  edge: edgeId(edge),
  session: sessionId(n),
  characterId: characterId(100 + n),
});

test('each edge gets one message, whatever the order of the receivers', () => {
  const groups = groupReceivers([receiver('a', 1), receiver('b', 2), receiver('a', 3)]);
  assert.deepEqual(
    groups.map(({ edge, receivers }) => [edge, receivers.map(({ session }) => session)]),
    [
      ['a', [1, 3]],
      ['b', [2]],
    ],
  );
  assert.deepEqual(groupReceivers([]), []);
});

test('an edge with more receivers than a message holds gets several', () => {
  const many = Array.from({ length: mostReceivers + 1 }, (_, n) => receiver('a', n + 1));
  assert.deepEqual(
    groupReceivers(many).map(({ receivers }) => receivers.length),
    [mostReceivers, 1],
  );
});
