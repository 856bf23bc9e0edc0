import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeLine } from './completion.ts';

const commands = [
  { name: 'account', syntax: '' },
  { name: 'account create', syntax: '$name $password' },
  { name: 'gm', syntax: '[on|off]' },
  { name: 'gm visible', syntax: 'on|off' },
  { name: 'gps', syntax: '[$name]' },
  { name: 'help', syntax: '[$command]' },
  { name: 'teleport', syntax: '$place' },
  { name: 'teleport name', syntax: '$name $place' },
  { name: 'mute', syntax: '[$name] #minutes $reason' },
];
const sources = {
  commands,
  playerNames: async () => ['Ann', 'Anselm', 'Bert'],
  placeNames: async () => ['meadow', 'mill'],
};

async function after(line: string): Promise<readonly string[]> {
  const [candidates, fragment] = await completeLine(line, sources);
  for (const candidate of candidates) assert.ok(candidate.toLowerCase().startsWith(fragment.toLowerCase()), candidate);
  return candidates;
}

test('the words of commands are completed, with the dot and without', async () => {
  assert.deepEqual(await after('.g'), ['.gm', '.gps']);
  assert.deepEqual(await after('acc'), ['account ']);
  assert.deepEqual(await after('.account cr'), ['create ']);
  assert.deepEqual((await after('.')).length, 6);
});

test('shortened words before the last one count as what they mean', async () => {
  assert.deepEqual(await after('.acc c'), ['create ']);
  assert.deepEqual(await after('.g vis'), []);
});

test('players and places are completed where the syntax asks for them', async () => {
  assert.deepEqual(await after('.gps an'), ['Ann', 'Anselm']);
  assert.deepEqual(await after('.tele m'), ['meadow', 'mill']);
  assert.deepEqual(await after('.tele n'), ['name ']);
  assert.deepEqual(await after('.tele name Bert mi'), ['mill ']);
  assert.deepEqual(await after('.mute b'), ['Bert ']);
  assert.deepEqual(await after('.mute Bert 1'), []);
});

test('one of several words is completed, beside the words of longer commands', async () => {
  assert.deepEqual(await after('.gm o'), ['off', 'on']);
  assert.deepEqual(await after('.gm '), ['off', 'on', 'visible']);
  assert.deepEqual(await after('.gm visible of'), ['off ']);
  assert.deepEqual(await after('.help gp'), ['gps ']);
});

test('behind what is no command nothing is completed', async () => {
  assert.deepEqual(await after('.nonsense a'), []);
  assert.deepEqual(await after('.gps Ann an'), []);
});
