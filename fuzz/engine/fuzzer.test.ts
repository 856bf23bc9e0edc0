import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coverage } from './coverage.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { Fuzzer } from './fuzzer.ts';
import { instrumentSource } from './instrument-source.ts';
import { minimise } from './minimise.ts';

/** A decoder with a fault behind a length, two marks and a count: by chance alone it is out of reach. */
const decoder = `
  if (x.length < 6) return 0;
  if (x[0] !== 0xed) return 1;
  if (x[1] !== x.length - 2) return 2;
  if (x[2] !== 0x27) return 3;
  let zeros = 0;
  for (const byte of x) if (byte === 0) zeros++;
  if (zeros === 4) throw new RangeError('four zeros at ' + x.length);
  return 4;`;

/** The decoder as a target, with counters in its branches or without. */
function planted(isInstrumented: boolean): { readonly target: FuzzTarget; readonly coverage: Coverage } {
  const coverage = new Coverage();
  const { text, branchCount } = instrumentSource(decoder, { counters: '__counters' });
  const counters = coverage.claim(branchCount);
  const decode = isInstrumented
    ? new Function('__counters', 'x', text).bind(undefined, counters)
    : new Function('x', decoder);
  const target: FuzzTarget = {
    name: 'planted',
    variants: ['only'],
    maxBytes: 24,
    seeds: () => [{ variant: 'only', bytes: new Uint8Array(1) }],
    execute: (_, bytes) => {
      decode(bytes);
    },
  };
  return { target, coverage };
}

const budget = 150_000;

for (const seed of [1, 2, 3]) {
  test(`with feedback the fault is found, without it is not (seed ${seed})`, async () => {
    const { target, coverage } = planted(true);
    const fuzzer = new Fuzzer(target, { coverage, constants: new Set() }, seed);
    await fuzzer.load(target.seeds());
    assert.match(String((await fuzzer.run(budget))?.error), /four zeros/);

    const blind = planted(false);
    const guesser = new Fuzzer(blind.target, { coverage: blind.coverage, constants: new Set() }, seed);
    await guesser.load(blind.target.seeds());
    assert.equal(await guesser.run(budget), undefined);
  });
}

test('the same seed tries the same inputs', async () => {
  const tried = async (): Promise<readonly string[]> => {
    const { target, coverage } = planted(true);
    const inputs: string[] = [];
    const fuzzer = new Fuzzer(target, { coverage, constants: new Set([0x27]) }, 9, (_, bytes) =>
      inputs.push(bytes.join()),
    );
    await fuzzer.load(target.seeds());
    await fuzzer.run(2_000);
    return inputs;
  };
  assert.deepEqual(await tried(), await tried());
});

test('a finding is made as small as it can be and stays the same finding', async () => {
  const { target } = planted(false);
  const bytes = Uint8Array.of(0xed, 10, 0x27, 0, 5, 0, 6, 0, 7, 0, 8, 9);
  const error = new RangeError('four zeros at 12');
  const { input } = await minimise(target, { input: { variant: 'only', bytes }, error });
  assert.deepEqual(input.bytes, Uint8Array.of(0xed, 10, 0x27, 0, 5, 0, 6, 0, 7, 0, 8, 9));
  const loose: FuzzTarget = {
    ...target,
    execute: (_, given) => {
      if (given.includes(0x27)) throw new TypeError(`a mark at ${given.indexOf(0x27)}`);
    },
  };
  const found = { input: { variant: 'only', bytes }, error: new TypeError('a mark at 2') };
  assert.deepEqual((await minimise(loose, found)).input.bytes, Uint8Array.of(0x27));
});
