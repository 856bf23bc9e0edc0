import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listTests, testGroups } from '../tests/test-files.ts';
import type { AttackRow } from './attack-rows.ts';

/** The test files of the tree by the id of the row that a test of theirs carries in its name. */
export async function findAttackTests(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const filesById = new Map<string, string[]>();
  const paths = new Set(testGroups.flatMap((group) => listTests(root, group)));
  for (const path of [...paths].sort()) {
    for (const id of idsIn(await readFile(join(root, path), 'utf8'))) {
      filesById.set(id, [...(filesById.get(id) ?? []), path]);
    }
  }
  return filesById;
}

/** Ids at the beginning of test names: `test('G-04: ...'`, or `['G-04: ...'` in a list that tests are made from. */
export function idsIn(source: string): ReadonlySet<string> {
  const names = source.matchAll(/(?:\b(?:test|describe\w*)\(|[[,])\s*['"`]((?:[A-Z]-[0-9]{2}, )*[A-Z]-[0-9]{2}): /g);
  return new Set([...names].flatMap(([, ids = '']) => ids.split(', ')));
}

/** What is wrong with the table: rows that claim to pass and have no test, and tests of rows that nobody declared. */
export function tableFaults(
  rows: readonly AttackRow[],
  filesById: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const untried = rows
    .filter(({ id, waitsFor }) => waitsFor === undefined && !filesById.has(id))
    .map(({ id }) => `no test carries ${id}`);
  const declared = new Set(rows.map(({ id }) => id));
  const undeclared = [...filesById]
    .filter(([id]) => !declared.has(id))
    .map(([id, files]) => `${id} is tested in ${files.join(', ')} and not declared in scripts/attacks/attack-rows.ts`);
  return [...untried, ...undeclared];
}
