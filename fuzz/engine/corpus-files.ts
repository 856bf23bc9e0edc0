import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readCorpus, writeCorpus } from './corpus.ts';
import type { FuzzInput } from './fuzz-target.ts';

/** The committed inputs of a target; none for one that was never saved. */
export function loadCorpus(target: string): readonly FuzzInput[] {
  try {
    return readCorpus(readFileSync(fileOf(target), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Replaces the committed inputs of a target. */
export function saveCorpus(target: string, inputs: readonly FuzzInput[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(target), writeCorpus(inputs));
}

const folder = new URL('../corpus/', import.meta.url);

function fileOf(target: string): URL {
  return new URL(`${target}.txt`, folder);
}
