import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_HEARD_TALK, readGrasp, writeGrasp } from './resumption.ts';

const number = fc.integer({ min: 0, max: 0xffff_ffff });

test('what a client has of its session reads as it was written', () => {
  const parts = { heard: number, said: number, talk: fc.array(number, { maxLength: MOST_HEARD_TALK }) };
  const grasps = fc.record(parts, { noNullPrototype: true });
  fc.assert(
    fc.property(grasps, (grasp) => {
      const parameters = new URLSearchParams();
      writeGrasp(parameters, grasp);
      assert.deepEqual(readGrasp(new URLSearchParams(parameters.toString())), grasp);
    }),
  );
});

test('whatever else stands there is refused or read as numbers within bounds, and never too many', () => {
  const words = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.]{0,250}$/));
  fc.assert(
    fc.property(words, words, words, (heard, said, talk) => {
      const grasp = readGrasp(new URLSearchParams({ heard, said, talk }));
      if (grasp === undefined) return;
      assert.ok(grasp.talk.length <= MOST_HEARD_TALK);
      for (const one of [grasp.heard, grasp.said, ...grasp.talk]) assert.ok(one >= 0 && one <= 0xffff_ffff);
    }),
  );
});

test('a missing number, one too large and a seventeenth line are refused', () => {
  const read = (text: string) => readGrasp(new URLSearchParams(text));
  assert.deepEqual(read('heard=1&said=2&talk='), { heard: 1, said: 2, talk: [] });
  assert.equal(read('heard=1&said=2'), undefined);
  assert.equal(read('heard=1&talk=3'), undefined);
  assert.equal(read('heard=1&said=2&talk=4294967296'), undefined);
  assert.equal(read('heard=1&said=2&talk=1..2'), undefined);
  assert.equal(read(`heard=1&said=2&talk=${Array(17).fill(1).join('.')}`), undefined);
});
