import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Notification, notificationKinds } from '@realmwright/kernel/notification';
import { noticeKinds, noticeSentence } from './notice-words.ts';

const of = (about: Notification['about'], source: string, text: string): string =>
  noticeSentence({ about, source, text, count: 1, seconds: 0 });

test('every kind can be turned on and off, each once', () => {
  assert.deepEqual(noticeKinds.map(({ about }) => about).toSorted(), [...notificationKinds].toSorted());
});

test('what happened is told in a sentence', () => {
  assert.equal(of('whisper', 'Ann', 'hello'), 'Ann whispers: hello');
  assert.equal(of('channel', 'Market', 'Ann: fish'), 'Market, Ann: fish');
  assert.equal(of('attack', '', ''), 'Something attacks you.');
  assert.equal(of('partyAttack', 'Bert', 'A hare'), 'A hare attacks Bert of your party.');
  assert.equal(of('partyNews', 'Ann', 'invited'), 'Ann asks you into their party.');
  assert.equal(of('partyNews', '', 'removed'), 'You were put out of the party.');
  assert.equal(of('friend', 'Ann', 'offline'), 'Ann has left the world.');
  assert.equal(of('area', 'Ann', 'came'), 'Ann has come here.');
  assert.equal(of('announcement', '', 'The mere rises'), 'The mere rises');
});
