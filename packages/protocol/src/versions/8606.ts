import { everyLayout } from './layouts.ts';
import { opcodes8606 } from './opcodes-8606.ts';
import type { VersionDeclaration } from './version.ts';

/** What client 2.4.3 speaks. */
export const declaration8606: VersionDeclaration = {
  build: 8606,
  cipher: 'keyed-xor',
  opcodes: opcodes8606,
  layouts: everyLayout,
};
