import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import fc from 'fast-check';
import { basicText } from './basic-text.ts';
import { cstring, packet } from './wire.ts';

test('G-20: what game clients can show is shown to them as it is, in every script', () => {
  const scripts = [
    'hello',
    'Grüße, Ann!',
    'привет',
    '你好',
    '안녕',
    'שלום',
    'नमस्ते',
    'ก็ได้',
    'tiế̂ng',
    'a || b',
    '♥ ☺ → ½',
    '',
  ];
  for (const text of scripts) assert.equal(basicText(text), text);
});

for (const [what, text, shown] of [
  ['an emoji', 'ahoy 😀!', 'ahoy ?!'],
  ['each of several', '🦆🦆 here', '?? here'],
  ['a family, which is one sign', 'us: 👩‍👩‍👧', 'us: ?'],
  ['a hand of some colour', '👍🏽 done', '? done'],
  ['a flag', '🇫🇷 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '? and ?'],
  ['letters for mathematicians', '𝓗𝓲', '??'],
  ['a rare character of Han', '𠮷野', '?野'],
  ['a heart that was to be red', '❤️', '❤'],
  ['a digit on a key', '1️⃣ and 2️⃣', '1 and 2'],
  ['signs that were joined', '⛹️‍♀️', '⛹♀'],
  ['a finger of some colour', '☝🏽', '☝'],
  ['a colour of skin alone', '🏽', '?'],
  ['a variant of a character of Han', '葛󠄀', '葛'],
  ['a colour behind a bar', '||🏽', '||'],
  ['a sign that draws the next one to itself', '𑂽||', '?||'],
  ['an accent on nothing', '\u0301ahoy \u0301', 'ahoy '],
  ['a selector alone', '\ufe0f', '?'],
] as const) {
  test(`${what} becomes what game clients can show`, () => {
    assert.equal(basicText(text), shown);
  });
}

test('G-20: whatever is said, game clients get nothing beyond their plane, nothing longer, and the same again', () => {
  const piece = fc.constantFrom(
    '😀',
    '👩',
    '\u200d',
    '\ufe0f',
    '🏽',
    '🇫',
    '🇷',
    '\u0301',
    '1',
    '\u20e3',
    ' ',
    'é',
    'क',
    '्',
    '你',
    '𠮷',
    '||',
    '\u0600',
    '𑂽',
    '\u{e0101}',
    '\u200c',
    '\uff9e',
  );
  const said = fc.oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
  );
  const bytesOf = (text: string): number => Buffer.byteLength(text);
  fc.assert(
    fc.property(said, (text) => {
      const shown = basicText(text);
      assert.ok([...shown].every((sign) => (sign.codePointAt(0) ?? 0) <= 0xffff));
      assert.ok(bytesOf(shown) <= bytesOf(text));
      assert.equal(basicText(shown), shown);
      assert.equal(shown === '', text === '');
      // Whatever is plain stays, in its order: nothing of an escape is made or lost.
      const plain = (one: string): string => one.replace(/[^ -~]|\?/gu, '');
      assert.equal(plain(shown), plain(text));
    }),
    { numRuns: 3_000 },
  );
});

test('the longest line is judged in no time', () => {
  const began = performance.now();
  for (let i = 0; i < 1_000; i++) for (const line of ['😀'.repeat(63), `a${'\u0301'.repeat(127)}`]) basicText(line);
  assert.ok(performance.now() - began < 3_000);
});

test('a writer that is told so writes text as game clients can show it, and bytes as they are', () => {
  const said = packet('SAID', { text: cstring({ maxBytes: 32 }) });
  const writer = new ByteWriter();
  said.codec.write(writer, { text: 'ahoy 😀' });
  assert.equal(said.codec.decode(writer.take()).text, 'ahoy 😀');
  writer.rewrite = basicText;
  said.codec.write(writer.reset(), { text: 'ahoy 😀' });
  assert.equal(said.codec.decode(writer.take()).text, 'ahoy ?');
});
