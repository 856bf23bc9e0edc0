import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { checkFile } from './file-rules.ts';
import type { Finding } from './finding.ts';
import { parseSource } from './source.ts';
import { checkWords } from './word-rules.ts';

/** Every rule of the house on one file. */
export function checkSource(path: string, text: string): readonly Finding[] {
  const source = parseSource(path, text);
  return [...checkFile(source), ...checkWords(source)];
}

/** The TypeScript files of the working tree: what git tracks and what it would track. */
export function listSources(root: string): readonly string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '*.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = list.split('\0').filter((path) => path !== '');
  return [...new Set(paths)].sort();
}

/** Checks every file below `root`. A file that vanished since it was listed is not an error. */
export function checkTree(root: string, paths: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const path of paths) {
    const text = readIfPresent(`${root}/${path}`);
    if (text !== undefined) findings.push(...checkSource(path, text));
  }
  return findings;
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
