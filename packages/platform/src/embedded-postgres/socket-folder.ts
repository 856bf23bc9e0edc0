import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import { runtimeFolder } from '../config/machine-folders.ts';

/** Longest path of a unix socket that every supported system accepts: 104 bytes on macOS, 108 on Linux, with a zero. */
const longestSocketPath = 103;

/**
 * Makes the folder, closed to all other accounts, in which the sockets of one data folder lie: `<data>/run`, or a short
 * one below the machine's temporary folder when the path would be too long for a socket called `socketName`. The same
 * data folder gives the same answer in every process.
 * @throws OperatorError when somebody else has prepared the folder
 */
export async function makeSocketFolder(
  dataFolder: string,
  socketName: string,
  owner?: { readonly uid: number; readonly gid: number },
): Promise<string> {
  const folder = socketFolderOf(dataFolder, socketName);
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

/** Where that folder is, without making it. */
export function socketFolderOf(dataFolder: string, socketName: string): string {
  const near = join(dataFolder, 'run');
  if (Buffer.byteLength(join(near, socketName)) <= longestSocketPath) return near;
  const owner = process.getuid?.() ?? 0;
  const digest = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  return join(runtimeFolder(), `realmwright-${owner}-${digest}`);
}
