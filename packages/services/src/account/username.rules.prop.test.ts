import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalizeUsername } from './username.rules.ts';

const typed = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.stringMatching(/^[A-Za-z0-9]{1,16}$/),
  fc.constantFrom('ß', 'ı', 'İ', 'ſ', 'K', 'ﬀ', 'ann', 'Ann', 'ＡＮＮ', 'a\u0301nn', '\u202eann', 'ann\0'),
);

test('A-07: whatever is typed is one of the names that all can type, or belongs to nobody', () => {
  fc.assert(
    fc.property(typed, (name) => {
      const normal = normalizeUsername(name);
      if (normal === undefined) return;
      assert.match(normal, /^[A-Z0-9]{1,16}$/);
      assert.equal(normalizeUsername(normal), normal);
      assert.equal(normal.length, name.length);
    }),
    { numRuns: 2_000 },
  );
});

test('A-07: two spellings of one account differ in the case of ASCII letters and in nothing else', () => {
  fc.assert(
    fc.property(typed, typed, (one, other) => {
      const normal = normalizeUsername(one);
      if (normal === undefined || normal !== normalizeUsername(other)) return;
      for (let i = 0; i < one.length; i++) {
        assert.equal(one.charCodeAt(i) & ~0x20 & 0x7f, other.charCodeAt(i) & ~0x20 & 0x7f);
      }
    }),
    { numRuns: 2_000 },
  );
});
