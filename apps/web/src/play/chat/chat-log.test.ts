import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChatLine, lineOf, plainText, withLine } from './chat-log.ts';

const said = {
  kind: 'said',
  thing: undefined,
  speaker: 'Ann',
  status: 'here',
  where: '',
  text: 'hello',
  number: 0,
} as const;

test('what is said stands under the tab that it belongs to', () => {
  assert.equal(lineOf({ ...said, how: 'say' }).tab, 'near');
  assert.equal(lineOf({ ...said, how: 'yell' }).verb, 'yells');
  assert.equal(lineOf({ ...said, how: 'whisper' }).tab, 'private');
  assert.deepEqual(lineOf({ ...said, how: 'whispered' }).speaker, 'To Ann');
  assert.equal(lineOf({ ...said, how: 'party' }).tab, 'party');
  assert.equal(lineOf({ ...said, how: 'system' }).speaker, '');
});

test('the oldest lines make room', () => {
  let lines: readonly ChatLine[] = [];
  for (let count = 0; count < 400; count++) lines = withLine(lines, lineOf({ ...said, how: 'say', text: `${count}` }));
  assert.equal(lines.length, 300);
  assert.equal(lines.at(-1)?.text, '399');
  assert.equal(lines.at(-1)?.number, 400);
});

test('the marks of game clients are not shown, and a doubled bar is one', () => {
  assert.equal(plainText('left || right'), 'left | right');
  assert.equal(plainText('|| |cffffffffwhite|r ||r'), '| white |r');
  assert.equal(plainText('|cff00ff00|Hitem:25|h[Worn Sword]|h|r is mine'), '[Worn Sword] is mine');
});
