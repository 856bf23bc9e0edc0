import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCommand } from './chat-command.ts';

test('a line without a slash is said', () => {
  assert.deepEqual(readCommand('  good day '), { kind: 'deed', deed: { kind: 'speak', how: 'say', text: 'good day' } });
  assert.equal(readCommand('   '), undefined);
});

test('a bar goes out doubled, since a single one begins a mark of game clients', () => {
  const said = readCommand('/p left | right');
  assert.deepEqual(said, { kind: 'deed', deed: { kind: 'speakToParty', how: 'party', text: 'left || right' } });
});

test('commands say how something is said', () => {
  assert.deepEqual(readCommand('/y Ahoy there'), {
    kind: 'deed',
    deed: { kind: 'speak', how: 'yell', text: 'Ahoy there' },
  });
  assert.deepEqual(readCommand('/me looks up'), {
    kind: 'deed',
    deed: { kind: 'speak', how: 'emote', text: 'looks up' },
  });
  assert.deepEqual(readCommand('/say'), { kind: 'incomplete', usage: '/say TEXT' });
});

test('one marks oneself as away, busy, invisible or back', () => {
  const marked = (status: string, text = '') => ({ kind: 'deed', deed: { kind: 'mark', status, text } });
  assert.deepEqual(readCommand('/afk tea'), marked('away', 'tea'));
  assert.deepEqual(readCommand('/busy'), marked('busy'));
  assert.deepEqual(readCommand('/invisible'), marked('invisible'));
  assert.deepEqual(readCommand('/back'), marked('here'));
});

test('a whisper has somebody to go to and something to say', () => {
  assert.deepEqual(readCommand('/w Ann  come  here'), {
    kind: 'deed',
    deed: { kind: 'whisper', to: 'Ann', text: 'come here' },
  });
  assert.deepEqual(readCommand('/w Ann'), { kind: 'incomplete', usage: '/w Ann TEXT' });
  assert.deepEqual(readCommand('/w'), { kind: 'incomplete', usage: '/w NAME TEXT' });
});

test('gestures and postures have words of their own, and what nobody knows is said to be unknown', () => {
  assert.deepEqual(readCommand('/Wave'), { kind: 'gesture', animation: 3 });
  assert.deepEqual(readCommand('/sit'), { kind: 'deed', deed: { kind: 'stand', state: 'sit' } });
  assert.deepEqual(readCommand('/xyzzy'), { kind: 'unknown', word: 'xyzzy' });
});

test('company has words too: the party, who is about, and friends', () => {
  assert.deepEqual(readCommand('/p this way'), {
    kind: 'deed',
    deed: { kind: 'speakToParty', how: 'party', text: 'this way' },
  });
  assert.deepEqual(readCommand('/invite Ann'), { kind: 'deed', deed: { kind: 'invite', name: 'Ann' } });
  assert.deepEqual(readCommand('/kick Ann'), { kind: 'deed', deed: { kind: 'putOut', name: 'Ann' } });
  for (const typed of ['/invite', '/kick', '/friend', '/ignore', '/p', '/raid', '/r']) assertIncomplete(typed);
  const who = readCommand('/who');
  assert.equal(who?.kind === 'deed' && who.deed.kind, 'who');
});

test('channels are joined, with a password where they have one, spoken in and left', () => {
  assert.deepEqual(readCommand('/join Ferrymen'), {
    kind: 'deed',
    deed: { kind: 'joinChannel', channel: 'Ferrymen', password: '' },
  });
  assert.deepEqual(readCommand('/join Ferrymen oar'), {
    kind: 'deed',
    deed: { kind: 'joinChannel', channel: 'Ferrymen', password: 'oar' },
  });
  assert.deepEqual(readCommand('/c Ferrymen who rows tonight?'), {
    kind: 'deed',
    deed: { kind: 'speakInChannel', channel: 'Ferrymen', text: 'who rows tonight?' },
  });
  assert.deepEqual(readCommand('/quit Ferrymen'), {
    kind: 'deed',
    deed: { kind: 'leaveChannel', channel: 'Ferrymen' },
  });
  for (const typed of ['/join', '/quit', '/c Ferrymen']) assertIncomplete(typed);
});

function assertIncomplete(typed: string): void {
  const command = readCommand(typed);
  assert.ok(command?.kind === 'incomplete' && command.usage.startsWith(typed), `${typed} is told how it is typed`);
}
