import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';

/** The right to use a data folder, held by one process at a time. */
export interface RealmLock {
  release(): Promise<void>;
}

/**
 * Takes the lock file `realm.lock` of a data folder. A lock whose process is gone (killed, machine restarted, number
 * given to another program) is taken over.
 * @throws OperatorError when another process of this machine holds it
 */
export async function acquireRealmLock(folder: string): Promise<RealmLock> {
  const path = join(folder, 'realm.lock');
  const own = await identityOf(process.pid);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, own ?? `${process.pid}`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      const isTaken = await link(draft, path).then(
        () => true,
        () => false,
      );
      if (isTaken) return { release: () => rm(path, { force: true }) };
      const holder = (await readFile(path, 'utf8').catch(() => '')).trim();
      const pid = Number(holder.split(' ')[0]);
      if (holder !== '' && (await identityOf(pid)) === holder) {
        throw new OperatorError(
          `A realm runs in ${folder} already (process ${pid}). Stop it first, or choose another data folder with REALMWRIGHT_DATA.`,
        );
      }
      await rm(path, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  throw new OperatorError(`The lock file ${path} cannot be taken. Remove it if no realm runs there.`);
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
