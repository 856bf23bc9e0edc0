import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import { bytesWords, isFound, protocolWords, spanWords, type ToldSession } from './session-words.ts';

function aSession(changes: Partial<ToldSession>): ToldSession {
  const none = { build: undefined, form: undefined, map: undefined, latencyMillis: 0, queuedBytes: 0, openSeconds: 0 };
  const who = { account: 'ANN', character: 'Annabel', address: '10.0.0.7', state: 'world', protocol: 'game' } as const;
  return { edge: edgeId('gate-1'), session: sessionId(1), ...none, ...who, ...changes };
}

test('a session says which program is at its other end', () => {
  assert.equal(protocolWords(aSession({ build: 12340 })), '3.3.5a');
  assert.equal(protocolWords(aSession({ build: 99 })), 'build 99');
  assert.equal(protocolWords(aSession({})), 'game');
  assert.equal(protocolWords(aSession({ protocol: 'realtime', form: 'json' })), 'browser, JSON');
});

test('somebody is found by any part of what is known, and by several at once', () => {
  const session = aSession({ build: 5875 });
  for (const wanted of ['', 'anna', 'ANN', '10.0.0', '1.12', 'world anna']) assert.ok(isFound(session, wanted), wanted);
  for (const wanted of ['bob', 'anna 3.3.5']) assert.equal(isFound(session, wanted), false, wanted);
});

test('lengths of time and numbers of bytes are short to read', () => {
  assert.deepEqual([spanWords(59), spanWords(61), spanWords(7_260)], ['59 s', '1 min', '2 h 1 min']);
  assert.deepEqual([bytesWords(999), bytesWords(1_500), bytesWords(2_340_000)], ['999 B', '1.5 kB', '2.3 MB']);
});
