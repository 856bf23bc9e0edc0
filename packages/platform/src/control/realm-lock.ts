import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '@realmwright/kernel/errors';

/** The right to use a data folder, held by one process at a time. */
export interface RealmLock {
  release(): Promise<void>;
}

/** How long a realm that ends is waited for, milliseconds: long enough for one whose terminal was just closed. */
const patience = 4_000;

/**
 * Takes the lock file `realm.lock` of a data folder. A lock whose process is gone (killed, machine restarted, number
 * given to another program) is taken over.
 * @throws OperatorError when another process of this machine holds it
 */
export async function acquireRealmLock(folder: string): Promise<RealmLock> {
  const path = join(folder, 'realm.lock');
  const own = (await identityOf(process.pid)) ?? `${process.pid}`;
  for (const deadline = Date.now() + patience; ; await sleep(50)) {
    if (await create(path, own)) return { release: () => rm(path, { force: true }) };
    const holder = (await readFile(path, 'utf8').catch(() => '')).trim();
    const pid = Number(holder.split(' ')[0]);
    // For a moment after its creation the file is empty.
    const isHeld = holder === '' ? Date.now() < deadline : (await identityOf(pid)) === holder;
    if (!isHeld) await removeStale(path, holder);
    else if (Date.now() > deadline) {
      throw new OperatorError(
        `A realm runs in ${folder} already (process ${pid}). Stop it first, or choose another data folder with REALMWRIGHT_DATA.`,
      );
    }
  }
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (exists) return false;
    throw new OperatorError(
      `The lock file ${path} cannot be written (${error instanceof Error ? error.message : error}).`,
    );
  }
}

/** Two processes may find the same stale lock: whoever moves away a fresh one by mistake puts it back. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await rename(path, aside).catch(() => {});
  const moved = (await readFile(aside, 'utf8').catch(() => stale)).trim();
  if (moved !== stale) await create(path, moved);
  await rm(aside, { force: true });
}

/**
 * Tells one life of a process from another with the same number: boot id and start time where the system shows them.
 * `undefined` when there is no such process.
 */
async function identityOf(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    const belongsToSomebodyElse = error instanceof Error && 'code' in error && error.code === 'EPERM';
    if (!belongsToSomebodyElse) return undefined;
  }
  if (process.platform !== 'linux') return `${pid}`;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name stands in parentheses and may hold anything; the start time is field 22, counted from it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  return `${pid} ${boot.trim()} ${fields[19] ?? ''}`;
}
