import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultNames, judgeName } from './name.rules.ts';

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 14 }),
  fc.string({
    unit: fc.constantFrom('a', 'B', 'é', 'ß', 'İ', 'ı', 'ſ', 'Σ', 'ς', 'ǆ', 'Ж', '한'),
    minLength: 2,
    maxLength: 12,
  }),
);

test('an accepted name is accepted again in its own spelling, and means the same', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const first = judgeName(text, defaultNames);
      if ('refused' in first) return;
      assert.deepEqual(judgeName(first.name, defaultNames), first);
    }),
  );
});

test('an accepted name has letters only, keeps its length and fits every client', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const judged = judgeName(text, defaultNames);
      if ('refused' in judged) return;
      assert.match(judged.name, /^\p{L}{2,12}$/u);
      assert.ok(Buffer.byteLength(judged.name) <= 48);
    }),
  );
});

test('spellings that differ by case alone are one name', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'C', 'é', 'Ö'), minLength: 2, maxLength: 12 }), (text) => {
      const [small, great] = [judgeName(text.toLowerCase(), defaultNames), judgeName(text.toUpperCase(), defaultNames)];
      assert.deepEqual(small, great);
    }),
  );
});
