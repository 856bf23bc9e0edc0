import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '@realmwright/kernel/errors';
import Type, { type Static, type TSchema } from 'typebox';
import Value from 'typebox/value';

/**
 * A backup is gzipped lines. The first letter says what a line holds: `H` head, `T` a table begins, `R` one of its rows,
 * `S` a sequence, `E` the end with a digest of everything before.
 */
export const backupFormat = 1;

/** Far longer than any row of ours, and short enough that a damaged file does not fill the memory. */
const longestLine = 64 * 1_048_576;

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
export function readBackupLines(file: string): AsyncGenerator<string> {
  return backupLines(createReadStream(file), file);
}

/** As `readBackupLines`, of a file that is being read. `file` names it in messages. */
export async function* backupLines(source: Readable, file: string): AsyncGenerator<string> {
  // What goes wrong on either side ends both, and is thrown where the text is read.
  const text = pipeline(source, createGunzip(), () => {}).setEncoding('utf8');
  let begun: string[] = [];
  let length = 0;
  try {
    for await (const chunk of text) {
      // Only a line feed ends a line: rows are JSON, in which every other separator may stand as it is.
      const [first = '', ...others] = String(chunk).split('\n');
      begun.push(first);
      length += first.length;
      for (const other of others) {
        yield begun.join('');
        begun = [other];
        length = other.length;
      }
      if (length > longestLine) throw new RangeError(`a line is longer than ${longestLine} characters`);
    }
  } catch (error) {
    throw new OperatorError(`${file} cannot be read as a backup: ${error instanceof Error ? error.message : error}`);
  }
  if (length > 0) yield begun.join('');
}

/** Reads the whole file once and gives its head. @throws OperatorError unless it is complete and unchanged */
export async function verifyBackup(file: string): Promise<BackupHead> {
  return verifyLines(readBackupLines(file), file);
}

/** As `verifyBackup`, of lines that are being read. `file` names them in messages. */
export async function verifyLines(lines: AsyncIterable<string>, file: string): Promise<BackupHead> {
  const digest = createHash('sha256');
  let head: BackupHead | undefined;
  let isSealed = false;
  for await (const line of lines) {
    if (isSealed) throw changed(file);
    if (head === undefined) head = parseLine(backupHeadSchema, line, file);
    if (line.startsWith('E')) {
      isSealed = parseLine(endSchema, line, file).sha256 === digest.digest('hex');
      if (!isSealed) break;
    } else digest.update(`${line}\n`);
  }
  if (head === undefined || !isSealed) throw changed(file);
  if (head.format === backupFormat) return head;
  throw new OperatorError(`${file} has the backup format ${head.format}, and this version knows ${backupFormat}.`);
}

function changed(file: string): OperatorError {
  return new OperatorError(`${file} is not a complete backup: it was cut off or changed.`);
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
