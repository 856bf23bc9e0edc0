import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running (or killed) server has written about itself into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  /** `starting`, `ready`, `stopping` ...; empty in the first moments. */
  readonly status: string;
}

/** Reads `postmaster.pid` of a data folder; `undefined` when there is none or it is being written. */
export async function findPostmasterFile(folder: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, status: lines[7]?.trim() ?? '' };
}

/**
 * Whether that process is a living PostgreSQL server of exactly this data folder. A number that the machine has given
 * to another program since, and a dead child that nobody has reaped, count as gone.
 */
export async function isLivingPostmaster(pid: number, folder: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    const belongsToSomebodyElse = error instanceof Error && 'code' in error && error.code === 'EPERM';
    if (!belongsToSomebodyElse) return false;
  }
  if (process.platform !== 'linux') return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.split('\0').includes(folder);
}
