import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InvariantError } from '@realmwright/kernel/errors';

/** One forward step of the schema, as it lies in the folder `migrations/` of the slice that owns the tables. */
export interface Migration {
  /** `YYYYMMDD-name`, unique over all slices; the global order is the order of names. */
  readonly name: string;
  /** `breaking`: older code cannot run on the schema afterwards. `safe`: it can. */
  readonly effect: 'breaking' | 'safe';
  readonly sql: string;
  /** SHA-256 of the file in hexadecimal; a file that was applied once never changes. */
  readonly checksum: string;
}

/**
 * Reads every `migrations/*.sql` below `<root>/packages/<name>/src`, in the order of application.
 * @throws InvariantError for an ill-named file, a name used twice, or a first line that states no effect
 */
export async function readMigrations(root: string): Promise<readonly Migration[]> {
  const files: string[] = [];
  for (const packageFolder of await folders(join(root, 'packages'))) {
    await collect(join(packageFolder, 'src'), files);
  }
  const migrations = await Promise.all(files.map(readMigration));
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [i, migration] of migrations.entries()) {
    if (migrations[i + 1]?.name === migration.name) {
      throw new InvariantError('two migrations have one name', { name: migration.name });
    }
  }
  return migrations;
}

async function readMigration(path: string): Promise<Migration> {
  const name = basename(path, '.sql');
  if (!/^\d{8}-[a-z0-9-]+$/.test(name)) throw new InvariantError('a migration is called YYYYMMDD-name.sql', { path });
  const sql = await readFile(path, 'utf8');
  const effect = /^-- (breaking|safe)\r?\n/.exec(sql)?.[1];
  if (effect !== 'breaking' && effect !== 'safe') {
    throw new InvariantError('the first line of a migration is "-- breaking" or "-- safe"', { path });
  }
  return { name, effect, sql, checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') };
}

async function collect(folder: string, files: string[]): Promise<void> {
  for (const inner of await folders(folder)) {
    if (basename(inner) !== 'migrations') await collect(inner, files);
    else {
      const entries = await readdir(inner);
      files.push(...entries.filter((entry) => entry.endsWith('.sql')).map((entry) => join(inner, entry)));
    }
  }
}

async function folders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}
