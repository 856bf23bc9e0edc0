import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeChannelName } from './channel-name.rules.ts';

test('a name keeps its spelling, and every spelling of it is one channel', () => {
  assert.deepEqual(judgeChannelName('Ferry'), { name: 'Ferry', key: 'ferry' });
  assert.equal(judgeChannelName('FERRY')?.key, 'ferry');
  assert.equal(judgeChannelName('Zoe\u0308')?.key, judgeChannelName('zoë')?.key);
  assert.equal(judgeChannelName('паром')?.name, 'паром');
  assert.equal(judgeChannelName('a1_b-c')?.name, 'a1_b-c');
});

test('names that clients cannot write or that would mislead them are refused', () => {
  for (const name of [
    '',
    ' ',
    '1st',
    'two words',
    'bar|cffff0000',
    'line\nbreak',
    'bell\u0007',
    '\u202eyrref',
    '٣x',
    'ducks🦆',
    'Ferry\ufe0f',
    'a\u20e3',
    '\u0301x',
  ]) {
    assert.equal(judgeChannelName(name), undefined, JSON.stringify(name));
  }
  assert.equal(judgeChannelName('x'.repeat(96))?.name.length, 96);
  assert.equal(judgeChannelName('x'.repeat(97)), undefined);
});
