import { constants } from 'node:fs';
import { access, chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import { userDataFolder } from './machine-folders.ts';

export interface DataFolderChoice {
  /** Value of `--data`. */
  readonly named: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The project's own folder: a checkout, or an installed package. */
  readonly projectFolder: string;
}

/**
 * Where the realm lives: `--data`, else `REALMWRIGHT_DATA`, else `.realmwright` in the checkout, so that two checkouts
 * never share one; an installed package uses the account's own data folder instead. Always an absolute path.
 */
export function chooseDataFolder(choice: DataFolderChoice): string {
  const fromEnvironment = choice.environment['REALMWRIGHT_DATA'];
  const named = choice.named ?? (fromEnvironment === '' ? undefined : fromEnvironment);
  if (named !== undefined) return resolve(named);
  const isInstalled = choice.projectFolder.split(sep).includes('node_modules');
  return isInstalled ? userDataFolder() : join(choice.projectFolder, '.realmwright');
}

/** What marks a folder as ours. */
const markerName = 'realm.json';
const markerFormat = 1;
/** What may lie in a folder before the first start. */
const allowedBefore = new Set(['realmwright.yaml', '.gitignore', '.DS_Store', 'lost+found', 'realm.lock']);

/**
 * Makes the folder at the first start and claims it with a marker file.
 * @throws OperatorError when it cannot be written, is full of somebody else's things, or was made by a newer version
 */
export async function claimDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new OperatorError(
      `The data folder ${folder} cannot be written (${reasonOf(error)}). Give this account the right to write to ${dirname(folder)}, or choose another folder with REALMWRIGHT_DATA.`,
    );
  }
  const marker = join(folder, markerName);
  const text = await readFile(marker, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const foreign = (await readdir(folder)).filter(
      (name) => !allowedBefore.has(name) && !name.startsWith('realm.lock.'),
    );
    if (foreign.length > 0) {
      throw new OperatorError(
        `The folder ${folder} holds other things (${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ' ...' : ''}) and no realm. Choose an empty or new folder with REALMWRIGHT_DATA.`,
      );
    }
    await chmod(folder, 0o700);
    await writeFile(marker, `${JSON.stringify({ format: markerFormat, madeAt: new Date().toISOString() })}\n`, {
      mode: 0o600,
    });
    return;
  }
  const format = readFormat(text);
  if (format !== markerFormat) {
    throw new OperatorError(
      `The data folder ${folder} has the format ${format ?? 'of something else'}, and this version knows ${markerFormat}. Start the version that made it, or choose another folder with REALMWRIGHT_DATA.`,
    );
  }
}

/**
 * Makes the folder and those above it that are missing. Not by the recursive mode of Node, which never ends below a
 * folder that answers "no such entry" to every new name, as `/proc` does.
 */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}

function readFormat(text: string): number | undefined {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== 'object' || content === null || !('format' in content)) return undefined;
    return typeof content.format === 'number' ? content.format : undefined;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? `${error.code}` : `${error}`;
}
