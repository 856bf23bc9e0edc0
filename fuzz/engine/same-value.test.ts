import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameValue, weightOf } from './same-value.ts';

test('equal values are the same, whatever they are made of', () => {
  const make = () => ({ a: [1, { b: Uint8Array.of(1) }], c: new Map([[1, 2n]]), d: Number.NaN, e: undefined, f: 'x' });
  assert.ok(sameValue(make(), make()));
  assert.ok(sameValue({ a: 1 }, { a: 1, b: undefined }));
});

test('values that differ anywhere are not the same', () => {
  const pairs: readonly (readonly [unknown, unknown])[] = [
    [0, -0],
    [1, '1'],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [Uint8Array.of(1), Uint8Array.of(2)],
    [Uint8Array.of(1), [1]],
    [new Map([[1, 1]]), new Map([[1, 2]])],
    [null, {}],
  ];
  for (const [one, other] of pairs) assert.ok(!sameValue(one, other), `${String(one)} and ${String(other)}`);
});

test('the weight of a value grows with all that it holds', () => {
  assert.equal(weightOf({ a: 1, b: undefined }), 2);
  assert.equal(weightOf([1, 2, [3]]), 5);
  assert.equal(weightOf('abc'), 4);
  assert.equal(weightOf(new Uint8Array(10)), 11);
});
