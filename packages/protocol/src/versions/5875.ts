import { everyLayout } from './layouts.ts';
import { opcodes5875 } from './opcodes-5875.ts';
import type { VersionDeclaration } from './version.ts';

/** What client 1.12.1 speaks. */
export const declaration5875: VersionDeclaration = {
  build: 5875,
  cipher: 'xor',
  opcodes: opcodes5875,
  layouts: everyLayout,
};
