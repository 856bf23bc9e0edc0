import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus, writeCorpus } from './corpus.ts';
import type { FuzzInput } from './fuzz-target.ts';

/** A finding with the file that holds its input. */
export interface KeptFinding {
  readonly target: string;
  readonly error: string;
  readonly input: FuzzInput;
  /** Below the repository's root. */
  readonly file: string;
}

/** Writes the input of a finding to a file of its own that git does not see. */
export function keepFinding(
  root: string,
  target: string,
  { input, error }: Omit<KeptFinding, 'target' | 'file'>,
): KeptFinding {
  const file = join('fuzz', 'findings', `${target}-${nameOf(input)}.txt`);
  mkdirSync(join(root, 'fuzz', 'findings'), { recursive: true });
  writeFileSync(join(root, file), writeCorpus([input]));
  return { target, error, input, file };
}

/** What a person needs to know of a finding, with the command that shows it again. */
export function describeFinding({ target, error, input, file }: KeptFinding): string {
  return [
    `\nFAILED ${target}: ${input.variant}`,
    `  ${Buffer.from(input.bytes).toString('hex')}`,
    error.replace(/^/gm, '  '),
    `  reproduce it with: npm run fuzz -- ${target} --input ${file}`,
  ].join('\n');
}

/** The inputs of a file that `keepFinding` or a corpus wrote. */
export function readInputs(file: string): readonly FuzzInput[] {
  return readCorpus(readFileSync(file, 'utf8'));
}

function nameOf({ bytes }: FuzzInput): string {
  let hash = 0;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
