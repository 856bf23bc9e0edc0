import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits } from './deed-size.ts';

const speak = (text: string) => ({ kind: 'speak', how: 'say', text }) as const;

test('what is said fits as long as its bytes do, whatever letters it is written in', () => {
  assert.ok(fits(speak('a'.repeat(255))));
  assert.ok(fits(speak('ж'.repeat(127))));
  for (const text of ['a'.repeat(256), 'ж'.repeat(128), '🦔'.repeat(64)]) assert.equal(fits(speak(text)), false);
});
