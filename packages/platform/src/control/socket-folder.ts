import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import { runtimeFolder } from '../config/machine-folders.ts';

/** Longest path of a unix socket that every supported system accepts: 104 bytes on macOS, 108 on Linux, with a zero. */
const longestSocketPath = 103;

/**
 * Makes the folder, closed to all other accounts, for a socket called `socketName` of one data folder: `inner` in the
 * data folder itself, or a short one among the machine's temporary folders when the path would be too long.
 * @throws OperatorError when somebody else has prepared the folder
 */
export async function makeSocketFolder(
  dataFolder: string,
  inner: string,
  socketName: string,
  owner?: { readonly uid: number; readonly gid: number },
): Promise<string> {
  const folder = socketFolder(dataFolder, inner, socketName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const self = process.getuid?.();
  const isOurs = self === undefined || found.uid === self || found.uid === owner?.uid;
  if (!found.isDirectory() || !isOurs) {
    throw new OperatorError(`The folder ${folder} belongs to somebody else. Remove it and start again.`);
  }
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  await chmod(folder, 0o700);
  return folder;
}

function socketFolder(dataFolder: string, inner: string, socketName: string): string {
  const near = join(dataFolder, inner);
  if (Buffer.byteLength(join(near, socketName)) <= longestSocketPath) return near;
  const digest = createHash('sha256').update(`${dataFolder}\0${socketName}`).digest('hex').slice(0, 12);
  return join(runtimeFolder(), `realmwright-${process.getuid?.() ?? 0}-${digest}`);
}
