import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashSources } from './source-hash.ts';

/** Where the pages come from, and how whoever waits for them is told. */
export interface PageBuild {
  /** The project's own folder. */
  readonly projectFolder: string;
  /** Folders in which built pages are kept, best first; the first that can be written to is used. */
  readonly cacheFolders: readonly string[];
  /** A build is needed and begins. */
  readonly onBuild: () => void;
  /** Nobody wants the pages any more. */
  readonly signal: AbortSignal;
}

/** How long a build may take before it is given up, milliseconds. Measured: 4 s alone, 15 s on a busy machine. */
const buildMillis = 180_000;
/** Builds of other contents that are kept, for whoever goes back and forth between two of them. */
const keptBuilds = 4;

/**
 * The folder with the pages as they are built from the sources at this moment: built once for each content, then found
 * again. Two that build at the same time do the same work, and one of the results is kept.
 * @throws Error with what to do
 */
export async function findBuiltPages({ projectFolder, cacheFolders, onBuild, signal }: PageBuild): Promise<string> {
  const hash = await hashSources(projectFolder);
  for (const cache of cacheFolders) {
    const folder = join(cache, hash);
    if (await isFolder(folder)) return touched(folder);
  }
  const cache = await writableOf(cacheFolders);
  onBuild();
  const scratch = await mkdtemp(join(cache, 'building-'));
  try {
    await runBuild(scratch, signal);
    return await keep(scratch, join(cache, hash));
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await forgetOldest(cache);
  }
}

/** The time of a folder is when its pages were last wanted. */
async function touched(folder: string): Promise<string> {
  const now = new Date();
  await utimes(folder, now, now).catch(() => undefined);
  return folder;
}

async function keep(scratch: string, folder: string): Promise<string> {
  try {
    await rename(scratch, folder);
  } catch (error) {
    // Somebody else was faster, with the same result.
    if (!(await isFolder(folder))) throw error;
  }
  return folder;
}

function runBuild(folder: string, signal: AbortSignal): Promise<void> {
  const program = fileURLToPath(new URL('build-pages.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: buildMillis,
      killSignal: 'SIGKILL',
      signal,
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint = (complaint + String(chunk)).slice(-2_000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the pages could not be built (${code ?? 'too slow'}): ${reasonIn(complaint)}`));
    });
  });
}

/** The sentence in what a failed program says; stack and warnings are for nobody. */
function reasonIn(complaint: string): string {
  const sentence =
    complaint.split('\n').find((line) => /error|cannot find/i.test(line)) ?? complaint.trim().slice(0, 200);
  return /cannot find (package|module)/i.test(complaint)
    ? `${sentence.trim()}. Run "npm ci" without leaving anything out, and start again`
    : sentence.trim();
}

async function writableOf(folders: readonly string[]): Promise<string> {
  let failure: unknown;
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      await rm(await mkdtemp(join(folder, 'building-')), { recursive: true });
      return folder;
    } catch (error) {
      failure = error;
    }
  }
  throw new Error('no folder for the built pages can be written to', { cause: failure });
}

async function forgetOldest(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => /^[0-9a-f]{32}$/.test(name));
  const aged = await Promise.all(
    names.map(async (name) => ({
      name,
      usedAt: await stat(join(cache, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    })),
  );
  const oldest = aged.toSorted((one, other) => other.usedAt - one.usedAt).slice(keptBuilds);
  for (const { name } of oldest) await rm(join(cache, name), { recursive: true, force: true });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
