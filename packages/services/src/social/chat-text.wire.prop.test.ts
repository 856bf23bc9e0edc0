import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeChatText } from './chat-text.wire.ts';

test('G-20: talk passes as it was typed, in every script', () => {
  const scripts = ['hello', 'Grüße, Ann!', 'привет', '你好', 'שלום', 'नमस्ते', 'ก็ได้', 'tiế̂ng', '👩‍👩‍👧', '1️⃣'];
  for (const text of [...scripts, 'a || b', '50 % off; <b>', '😀', "'; drop table x", '', '  ']) {
    assert.equal(safeChatText(text), text);
  }
});

test('G-20: a link becomes its visible words, whatever it pretends to be', () => {
  const link = (data: string) => `look: |cffa335ee|H${data}|h[Old Lantern]|h|r!`;
  for (const data of ['item:19019:0:0:0', 'quest:1:60', 'trade:2550:1:300:1:a+b/c=', 'spell:']) {
    assert.equal(safeChatText(link(data)), 'look: [Old Lantern]!');
  }
});

for (const [what, text] of [
  ['a bar at the end', 'oops |'],
  ['a lone bar', 'a | b'],
  ['a picture', '|TInterface\\Icons\\a:9999:9999|t'],
  ['a line break', 'one|ntwo'],
  ['grammar', '|4thing:things;'],
  ['a hidden name', '|Kq1|k'],
  ['a colour that is none', '|cfffff'],
  ['a colour of letters', '|cgggggggg'],
  ['a link without end', '|Hitem:1|h[Lantern]'],
  ['a link without words', '|Hitem:1|h[]|h'],
  ['a link in a link', '|Hitem:1|h[|Hitem:2|h[a]|h]|h'],
  ['a link of another kind of letters', '|HITEM:1|h[Lantern]|h'],
  ['a control character', 'ding\u0007'],
  ['a null byte', 'a\0b'],
  ['a line of its own', 'one\ntwo'],
  ['letters turned round', 'abc\u202Edef'],
  ['letters set apart', '\u2066abc\u2069'],
  ['a note between letters', 'a\ufff9b\ufffac\ufffb'],
  ['a heap of accents', `h${'\u0301'.repeat(40)}`],
  ['what nobody can see', '\u200b \u2060'],
  ['an empty letter', '\u3164'],
] as const) {
  test(`G-20: ${what} makes the line invalid`, () => {
    assert.equal(safeChatText(text), undefined);
  });
}

test('G-20: whatever is typed, readers get no escape but the doubled bar, nothing longer, and the same again', () => {
  const piece = fc.constantFrom(
    '|',
    '||',
    '|c',
    'ff00ff00',
    '|r',
    '|H',
    'item:1',
    '|h',
    '[a]',
    '|T',
    '|t',
    'word ',
    '\u202e',
  );
  const typed = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const safe = safeChatText(text);
      if (safe === undefined) return;
      assert.ok(!safe.replaceAll('||', '').includes('|'));
      assert.ok(safe.length <= text.length);
      assert.equal(safeChatText(safe), safe);
    }),
    { numRuns: 3_000 },
  );
});

test('G-20: the longest line is judged in no time', () => {
  const lines = ['|H'.repeat(127), `|Hitem:${'1:'.repeat(120)}`, `|Hitem:1|h[${'a'.repeat(240)}`, '|c'.repeat(127)];
  const began = performance.now();
  for (let i = 0; i < 1_000; i++) for (const line of lines) safeChatText(line);
  assert.ok(performance.now() - began < 2_000);
});
