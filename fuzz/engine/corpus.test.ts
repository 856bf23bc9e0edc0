import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseCorpus, readCorpus, writeCorpus } from './corpus.ts';

const input = (variant: string, ...bytes: number[]) => ({ variant, bytes: Uint8Array.from(bytes) });

test('a corpus is read as it was written', () => {
  const inputs = [input('CMSG_PING 5875 8606', 1, 0, 255), input('empty')];
  assert.deepEqual(readCorpus(writeCorpus(inputs)), inputs);
  assert.deepEqual(readCorpus(''), []);
});

test('a damaged line is not taken for an input', () => {
  for (const line of ['only a name', 'a\t0', 'a\tzz', 'a\t00\t00']) assert.throws(() => readCorpus(line), SyntaxError);
});

test('a small corpus covers everything with the inputs that add most for their size', () => {
  const measured = [
    { input: input('a', 1, 2, 3, 4, 5, 6), features: [1, 2, 3, 4] },
    { input: input('a', 1), features: [1, 2] },
    { input: input('b', 9), features: [3] },
    { input: input('c', 9, 9), features: [2, 3] },
    { input: input('d', 7, 7, 7), features: [4] },
  ];
  assert.deepEqual(chooseCorpus(measured, 1_000), [input('a', 1), input('b', 9), input('d', 7, 7, 7)]);
  assert.deepEqual(chooseCorpus(measured, 6), [input('a', 1)]);
});
