import { declaration5875 } from './5875.ts';
import { declaration8606 } from './8606.ts';
import { declaration12340 } from './12340.ts';
import type { Build } from './build.ts';
import { type Version, version } from './version.ts';

/** The declarations of every build, oldest first. */
export const everyDeclaration = [declaration5875, declaration8606, declaration12340] as const;

const versions: Readonly<Record<Build, Version>> = {
  5875: version(declaration5875),
  8606: version(declaration8606),
  12340: version(declaration12340),
};

/** What a build speaks: its messages by name and by opcode, and its header cipher. */
export function versionOf(build: Build): Version {
  return versions[build];
}
