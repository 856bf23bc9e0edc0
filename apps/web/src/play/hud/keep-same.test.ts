import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSame } from './keep-same.ts';

test('what has nothing new stays the same object, and what has is another one', () => {
  const own = { name: 'Ann', level: 3 };
  const shown = { own, others: [own], hour: 12 };
  assert.equal(keepSame(shown, { ...shown }), shown);
  assert.equal(keepSame(undefined, shown), shown);
  const later = { ...shown, hour: 13 };
  assert.equal(keepSame(shown, later), later);
  const copied = { ...shown, own: { ...own } };
  assert.equal(keepSame(shown, copied), copied, 'what a field holds is not looked into');
});

test('lists are compared by what stands where', () => {
  const [ann, bert] = [{ name: 'Ann' }, { name: 'Bert' }];
  const both = [ann, bert];
  assert.equal(keepSame(both, [ann, bert]), both);
  for (const other of [[bert, ann], [ann], [ann, bert, ann]]) assert.equal(keepSame(both, other), other);
});
