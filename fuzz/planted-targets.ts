import type { FuzzTarget } from './engine/fuzz-target.ts';
import type { RegisteredTarget } from './targets.ts';

/** Targets that are wrong on purpose, each in its own way, so that the fuzzer is seen to notice. */
export const targets: readonly RegisteredTarget[] = [
  planted('throws', (bytes) => {
    if (bytes[0] === 7) throw new TypeError('seven');
  }),
  planted('hangs', (bytes) => {
    while (bytes[0] === 7);
  }),
  planted('swallows-memory', (bytes) => {
    const kept: unknown[] = [];
    while (bytes[0] === 7) kept.push(Array.from({ length: 1_000 }, (_, i) => i + kept.length));
  }),
  planted('rejects', async (bytes) => {
    if (bytes[0] === 7) throw new RangeError('seven, later');
  }),
  planted('is-right', () => {}),
  { ...planted('cannot-be-opened', () => {}), open: () => Promise.reject(new Error('no bundle')) },
];

function planted(name: string, execute: (bytes: Uint8Array) => void | Promise<void>): RegisteredTarget {
  const target: FuzzTarget = {
    name,
    variants: ['only'],
    maxBytes: 16,
    seeds: () => [{ variant: 'only', bytes: Uint8Array.of(1, 2, 3) }],
    execute: (_, bytes) => execute(bytes),
  };
  return { name, purpose: 'planted', goal: 1, open: async () => target };
}
