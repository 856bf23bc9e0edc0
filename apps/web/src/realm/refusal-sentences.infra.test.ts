import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sentenceFor } from './refusal-sentences.ts';

/** What the services are asked for by what a player does in a page. */
const asked = [
  'account.change-password',
  'account.open-web-session',
  'account.reset-password',
  'character.create',
  'character.enter',
  'channels.join',
  'channels.leave',
  'channels.say',
  'group.accept',
  'group.invite',
  'group.leave',
  'group.say',
  'social.add-contact',
  'social.whisper',
];

test('whatever the realm may refuse to somebody who plays in a page, it is told in a sentence', async () => {
  const list = await readFile(new URL('../../../../docs/generated/errors.md', import.meta.url), 'utf8');
  const rows = list.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const codes = rows
    .filter(([, , , givers = '']) => asked.some((operation) => givers.includes(`\`${operation}\``)))
    .map(([, code = '']) => code.replaceAll('`', ''));
  assert.ok(codes.length > 30, `${codes.length} refusals are listed`);
  assert.deepEqual(
    codes.filter((code) => sentenceFor(code).includes(code)),
    [],
  );
});
