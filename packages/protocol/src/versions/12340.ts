import { everyLayout } from './layouts.ts';
import { opcodes12340 } from './opcodes-12340.ts';
import type { VersionDeclaration } from './version.ts';

/** What client 3.3.5a speaks. */
export const declaration12340: VersionDeclaration = {
  build: 12340,
  cipher: 'arc4',
  opcodes: opcodes12340,
  layouts: everyLayout,
};
