import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doneSentence } from './done-sentence.ts';

test('what is done without a trace is told: friends, invitations, and how one is seen', () => {
  assert.equal(
    doneSentence({ kind: 'addContact', name: 'ann', as: 'friend', note: '' }),
    'Ann is on the list of your friends.',
  );
  assert.equal(
    doneSentence({ kind: 'addContact', name: 'ANN', as: 'ignored', note: '' }),
    'You do not hear Ann any more.',
  );
  assert.equal(doneSentence({ kind: 'invite', name: 'Ann' }), 'You have asked Ann into your party.');
  assert.match(doneSentence({ kind: 'mark', status: 'away', text: '' }) ?? '', /away/);
});

test('what is seen or heard anyway is not told again', () => {
  assert.equal(doneSentence({ kind: 'speak', how: 'say', text: 'hello' }), undefined);
  assert.equal(doneSentence({ kind: 'joinChannel', channel: 'Meadow', password: '' }), undefined);
});
