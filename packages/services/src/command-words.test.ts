import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeSeconds, secondsOf, textAfter, wholeNumber, wordsOf } from './command-words.ts';

test('words are parted by spaces, and quotes keep them together', () => {
  assert.deepEqual(wordsOf('  a  "b c" d"e" '), ['a', 'b c', 'd"e"']);
  assert.deepEqual(wordsOf(''), []);
  assert.equal(textAfter('"b c"  the   rest ', 1), 'the   rest');
  assert.equal(textAfter('one', 2), '');
});

test('durations are sums of their units; zero is for good', () => {
  assert.equal(secondsOf('1d2h3m4s'), 93_784);
  assert.equal(secondsOf('45'), 45);
  assert.equal(secondsOf('0'), 0);
  assert.equal(secondsOf('-1'), 0);
  for (const bad of [undefined, '', 'd', '5x', '1h1d', '-5', '99999d', '1.5h'])
    assert.equal(secondsOf(bad), undefined, bad);
});

test('durations are told by their two greatest units', () => {
  assert.equal(describeSeconds(93_784), '1 day 2 hours');
  assert.equal(describeSeconds(60), '1 minute');
  assert.equal(describeSeconds(0), '0 seconds');
});

test('numbers are whole and exact', () => {
  assert.equal(wholeNumber('-12'), -12);
  for (const bad of [undefined, '', '1e3', '0x10', '1.5', '9'.repeat(16)])
    assert.equal(wholeNumber(bad), undefined, bad);
});
