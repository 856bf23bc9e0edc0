import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceFor } from '../realm/refusal-sentences.ts';
import { troubleWithPassword, troubleWithToken } from './new-password.ts';

test('a new password is long enough, fit for game clients, and typed the same twice', () => {
  assert.match(troubleWithPassword('short', 'short'), /Eight/);
  assert.equal(troubleWithPassword('pässword1', 'pässword1'), sentenceFor('account.invalid-password'));
  assert.equal(troubleWithPassword('seventeen letters', 'seventeen letters'), sentenceFor('account.invalid-password'));
  assert.match(troubleWithPassword('long enough', 'long enouhg'), /not the same/);
  assert.equal(troubleWithPassword('long enough', 'long enough'), '');
});

test('what cannot be a token is told as one that does not count', () => {
  assert.equal(troubleWithToken('hello'), sentenceFor('account.no-reset-token'));
  assert.equal(troubleWithToken('Lah9KmOvbuxO71_AXJyN3_NdHatecjLYRcyLJk-quvk'), '');
});
