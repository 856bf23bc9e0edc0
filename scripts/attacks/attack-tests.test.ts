import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idsIn, tableFaults } from './attack-tests.ts';

/** Put together here, so that this file does not itself look like a test of these rows. */
const name = (ids: string): string => `test(${"'"}${ids}: something', () => {});`;

test('an id counts at the beginning of a test name only', () => {
  assert.deepEqual([...idsIn(name('G-04'))], ['G-04']);
  assert.deepEqual([...idsIn(name('G-04, A-11'))], ['G-04', 'A-11']);
  assert.deepEqual([...idsIn(`for (const [what] of [\n  [${"'"}N-05: a thing', 1],\n])`)], ['N-05']);
  assert.deepEqual([...idsIn('// A-11: why\nconst limit = 1; /* G-04: */ test("a sentence about G-04: no", f)')], []);
});

test('a row without test is a fault unless it waits for something, and so is a test without row', () => {
  const rows = [
    { id: 'A-01', what: 'one' },
    { id: 'A-02', what: 'two' },
    { id: 'A-03', what: 'three', waitsFor: 'spells' },
  ];
  const faults = tableFaults(
    rows,
    new Map([
      ['A-01', ['one.test.ts']],
      ['Z-99', ['other.test.ts']],
    ]),
  );
  assert.equal(faults.length, 2);
  assert.match(faults.join('\n'), /no test carries A-02\nZ-99 is tested in other\.test\.ts and not declared/);
});
