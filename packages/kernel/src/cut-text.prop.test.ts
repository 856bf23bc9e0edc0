import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutText } from './cut-text.ts';
import { codecOf } from './schema/codec.ts';
import { utf8 } from './schema/types.ts';

test('a cut text fits its field, whatever it is, and is the beginning of the text', () => {
  const text = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udc00')))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, maxBytes) => {
      const cut = cutText(whole, maxBytes);
      assert.ok(whole.toWellFormed().startsWith(cut));
      const text = codecOf(utf8({ maxBytes }));
      assert.equal(text.decode(text.encode(cut)), cut);
    }),
  );
});

test('a text that fits stays as it is, and no character more than needed is lost', () => {
  assert.equal(cutText('Zoë', 4), 'Zoë');
  assert.equal(cutText('Zoë', 3), 'Zo');
  assert.equal(cutText('ab😀', 5), 'ab');
  assert.equal(cutText('ab😀', 6), 'ab😀');
});
