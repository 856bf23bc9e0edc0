import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeOfProcess } from './edge-of-process.ts';

test('a process that starts again at the same place is another edge, however long the name of the place', () => {
  let drawn = 0;
  const random = { bytes: (count: number) => new Uint8Array(count).fill(++drawn) };
  assert.equal(edgeOfProcess('edge-1', random), 'edge-1-01010101');
  assert.equal(edgeOfProcess('edge-1', random), 'edge-1-02020202');
  assert.equal(edgeOfProcess('p'.repeat(40), random).length, 32);
});
