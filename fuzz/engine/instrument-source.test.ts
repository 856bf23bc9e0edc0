import assert from 'node:assert/strict';
import { stripTypeScriptTypes } from 'node:module';
import { test } from 'node:test';
import { instrumentSource } from './instrument-source.ts';

/** Runs the body of a function with counters; gives its result and the counts. */
function run(body: string, argument: unknown, steps = false): { readonly result: unknown; readonly counts: number[] } {
  const { text, branchCount } = instrumentSource(body, { counters: '__counters', steps });
  const counts = new Array<number>(branchCount).fill(0);
  const result: unknown = new Function('__counters', 'x', text)(counts, argument);
  return { result, counts };
}

/** Each kind of branch, with an argument for either side. */
const branches: readonly (readonly [what: string, body: string, one: unknown, other: unknown])[] = [
  ['an if without else', 'if (x) return 1; return 2;', true, false],
  ['an if with else', 'if (x) return 1; else return 2;', true, false],
  ['an else if', 'if (x === 1) return 1; else if (x === 2) return 2; return 3;', 2, 3],
  ['an if inside an if', 'if (x) if (x > 1) return 1; return 2;', 1, 2],
  ['a ternary', 'return x ? 1 : 2;', true, false],
  ['the right side of and', 'return x && 1;', true, false],
  ['the right side of or', 'return x || 1;', true, false],
  ['the right side of the nullish operator', 'return x ?? 1;', undefined, 0],
  ['a loop', 'let n = 0; while (x-- > 0) n++; return n;', 0, 1],
  ['a loop over items', 'let n = 0; for (const y of x) n += y; return n;', [], [1, 2]],
  ['the case of a switch', 'switch (x) { case 1: return 1; default: return 2; }', 1, 2],
  ['a catch', 'try { return x(); } catch { return 2; }', () => 1, () => JSON.parse('{')],
  ['a function that is called or not', 'const f = (y) => ({ y }); return x ? f(x) : x;', 1, 0],
];

for (const [what, body, one, other] of branches) {
  test(`${what} is told from its other side, and does what it did`, () => {
    const plain = new Function('x', body);
    const [first, second] = [run(body, one), run(body, other)];
    assert.deepEqual([first.result, second.result], [plain(one), plain(other)]);
    assert.notDeepEqual(first.counts, second.counts);
  });
}

test('a line of reads is counted as far as it came', () => {
  const body = 'const a = x(1); const b = x(2); return a + b;';
  const upTo = (limit: number) => (n: number) => {
    if (n > limit) throw new Error('no more');
    return n;
  };
  const counts = [0, 1, 2].map((limit) => {
    const { text, branchCount } = instrumentSource(body, { counters: '__counters', steps: true });
    const taken = new Array<number>(branchCount).fill(0);
    try {
      new Function('__counters', 'x', text)(taken, upTo(limit));
    } catch {
      // The counts are what matters.
    }
    return taken.join();
  });
  assert.equal(new Set(counts).size, 3);
});

test('types are passed over, no line is added, and what a class does stays', () => {
  const source = [
    'type Kind<T> = T extends string ? 1 : 2;',
    'class Box<T> {',
    '  readonly #value: T | undefined;',
    '  constructor(value?: T) { this.#value = value; }',
    '  get(or: T): T { return this.#value ?? (or satisfies T); }',
    '}',
    'function pick(x: number): number;',
    'function pick(x: number) { return x > 3 ? x : new Box<number>().get(4) as number; }',
    'return [pick(2), pick(5)];',
  ].join('\n');
  const { text, branchCount } = instrumentSource(source, { counters: '__counters' });
  assert.equal(text.split('\n').length, source.split('\n').length);
  const counts = new Array<number>(branchCount).fill(0);
  const wrapped = stripTypeScriptTypes(`function all(__counters: number[]) {${text}}`);
  const all: unknown = new Function(`${wrapped}; return all;`)();
  assert.ok(typeof all === 'function');
  assert.deepEqual(all(counts), [4, 5]);
  assert.ok(counts.every((count) => count > 0));
});

test('code that compiles code compiles instrumented code, and what is compared with is noted', () => {
  const { text, constants } = instrumentSource("if (x === 0x1ed || x < 10n || x === 'mail') new Function('a', x)(1);", {
    counters: 'c',
  });
  assert.match(text, /new CoveredFunction\('a', x\)/);
  assert.deepEqual([...constants], [0x1ed, 10n, 'mail']);
});
