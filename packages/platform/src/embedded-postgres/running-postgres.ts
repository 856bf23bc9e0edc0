import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLivingPostmaster } from './postmaster-file.ts';

/**
 * URL of the embedded server that runs for a data folder right now, under a realm of this account; `undefined` when
 * none does.
 */
export async function findRunningPostgresUrl(
  dataFolder: string,
  database = 'realmwright',
): Promise<string | undefined> {
  const cluster = join(dataFolder, 'postgres');
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid = '', , , port = '', socketFolder = '', address = ''] = lines;
  if (!(await isLivingPostmaster(Number(pid), cluster))) return undefined;
  const password = (await readFile(join(dataFolder, 'postgres.password'), 'utf8')).trim();
  const host = socketFolder === '' ? address : socketFolder;
  return `postgresql://realmwright:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
