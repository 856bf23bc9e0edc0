import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '@realmwright/kernel/errors';
import Type, { type Static, type TSchema } from 'typebox';
import Value from 'typebox/value';

/**
 * A backup is gzipped lines. The first letter says what a line holds: `H` head, `T` a table begins, `R` one of its rows,
 * `S` a sequence, `E` the end with a digest of everything before.
 */
export const backupFormat = 1;

export const backupHeadSchema = Type.Object({
  kind: Type.Literal('realmwright-backup'),
  format: Type.Integer(),
  version: Type.String(),
  madeAt: Type.String(),
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Type.String() })),
  secretKey: Type.Union([Type.String(), Type.Null()]),
});
export type BackupHead = Static<typeof backupHeadSchema>;

export const tableHeadSchema = Type.Object({
  schema: Type.String(),
  table: Type.String(),
  columns: Type.Array(Type.String()),
});
export type TableHead = Static<typeof tableHeadSchema>;

export const sequenceSchema = Type.Object({ name: Type.String(), value: Type.String() });
const endSchema = Type.Object({ sha256: Type.String() });

/** Gives the lines of a backup one by one. @throws OperatorError when it is no backup */
export async function* readBackupLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
  } catch (error) {
    throw new OperatorError(`${file} cannot be read as a backup: ${error instanceof Error ? error.message : error}`);
  }
}

/** Reads the whole file once and gives its head. @throws OperatorError unless it is complete and unchanged */
export async function verifyBackup(file: string): Promise<BackupHead> {
  const digest = createHash('sha256');
  let head: BackupHead | undefined;
  for await (const line of readBackupLines(file)) {
    if (head === undefined) head = parseLine(backupHeadSchema, line, file);
    if (line.startsWith('E')) {
      if (parseLine(endSchema, line, file).sha256 !== digest.digest('hex')) break;
      if (head.format === backupFormat) return head;
      throw new OperatorError(`${file} has the backup format ${head.format}, and this version knows ${backupFormat}.`);
    }
    digest.update(`${line}\n`);
  }
  throw new OperatorError(`${file} is not a complete backup: it was cut off or changed.`);
}

/** The value of a line behind its letter. @throws OperatorError */
export function parseLine<Schema extends TSchema>(schema: Schema, line: string, file: string): Static<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(line.slice(1));
  } catch {
    value = undefined;
  }
  if (!Value.Check(schema, value)) throw new OperatorError(`${file} is not a backup of a realm.`);
  return value;
}
