import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of one story alone, for files that a person would have. */
export interface ScratchFolder {
  /** A path inside it. */
  path(name: string): string;
  /** Makes a folder inside it with some files of text. */
  make(name: string, files?: Readonly<Record<string, string>>): Promise<string>;
  list(name: string): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** Makes one on the machine's temporary disk. */
export async function scratchFolder(): Promise<ScratchFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'realmwright scratch '));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    make: async (name, files = {}) => {
      await mkdir(path(name), { recursive: true });
      for (const [file, text] of Object.entries(files)) await writeFile(join(path(name), file), text);
      return path(name);
    },
    list: async (name) => (await readdir(path(name))).sort(),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** One that is like a clone of this project after `npm ci`: what lies in it finds the packages. */
export async function scratchClone(): Promise<ScratchFolder> {
  const folder = await scratchFolder();
  await symlink(
    fileURLToPath(new URL('../../../../node_modules', import.meta.url)),
    folder.path('node_modules'),
    'junction',
  );
  return folder;
}
