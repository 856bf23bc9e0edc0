import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Everything that the pages are made of, below the project's folder. Versions of packages are in the lock. */
const sources = [
  'apps/web',
  'packages/client/src',
  'packages/edge/src/http/operator/operator-events.ts',
  'packages/world/src/survey/survey.contract.ts',
  'packages/gamedata/src/terrain',
  'packages/protocol/src',
  'packages/kernel/src',
  'package-lock.json',
];

/** 32 hexadecimal digits of all of it: equal for equal pages. */
export async function hashSources(projectFolder: string): Promise<string> {
  const paths = (await Promise.all(sources.map((source) => filesOf(join(projectFolder, source))))).flat();
  const named = paths.map((path) => ({ path, name: relative(projectFolder, path).split(sep).join('/') }));
  named.sort((one, other) => (one.name < other.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const { path, name } of named)
    hash
      .update(`${name}\0`)
      .update(await readFile(path))
      .update('\0');
  return hash.digest('hex').slice(0, 32);
}

async function filesOf(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  return entries
    .filter(
      (entry) =>
        entry.isFile() && !/(^|[\\/])node_modules([\\/]|$)|\.test\.ts$/.test(join(entry.parentPath, entry.name)),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}
