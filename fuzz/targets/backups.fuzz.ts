import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { OperatorError } from '@realmwright/kernel/errors';
import {
  backupFormat,
  backupHeadSchema,
  backupLines,
  parseLine,
  sequenceSchema,
  tableHeadSchema,
  verifyLines,
} from '@realmwright/platform/database/backup-format';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';

/**
 * A backup: as lines that are sealed like a genuine one, as lines that are not, and as the compressed file itself. It is
 * verified, or refused with one sentence for the operator; a sealed one of this format is never called incomplete.
 */
export const backups: FuzzTarget = {
  name: 'backups',
  variants: ['sealed lines', 'lines', 'file', 'line', 'sealed file'],
  maxBytes: 768,
  dictionary: [
    'H',
    'T',
    'R',
    'S',
    'E',
    '\n',
    '{"schema":"',
    '"table":"',
    '"columns":[',
    '"sha256":"',
    '{"kind":"',
    '}',
    '__proto__',
    '\r',
    '\u2028',
  ],
  seeds,
  execute: (variant, bytes) => {
    if (variant === 3) return readLine(new TextDecoder().decode(bytes));
    if (variant === 2) return verify(backupLines(Readable.from([bytes]), 'a file'), false);
    const text = new TextDecoder().decode(bytes);
    if (variant === 4) return verify(backupLines(Readable.from([zipped(sealed(text))]), 'a file'), true);
    return verify(Readable.from(variant === 0 ? sealed(text) : text.split('\n')), variant === 0);
  },
};

async function verify(lines: AsyncIterable<string>, isSealed: boolean): Promise<void> {
  try {
    await verifyLines(lines, 'a file');
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    if (isSealed && error.message.includes('cut off')) throw new OracleError('a sealed backup is called incomplete');
  }
}

function readLine(line: string): void {
  for (const schema of [backupHeadSchema, tableHeadSchema, sequenceSchema]) {
    try {
      parseLine(schema, line, 'a file');
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
    }
  }
}

/** The lines with the digest behind them; lines that look like an end are left out, because the first of them counts. */
function sealed(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('E'));
  const digest = createHash('sha256');
  for (const line of lines) digest.update(`${line}\n`);
  return [...lines, `E${JSON.stringify({ sha256: digest.digest('hex') })}`];
}

function zipped(lines: readonly string[]): Uint8Array {
  return gzipSync(`${lines.join('\n')}\n`);
}

function* seeds(): Iterable<FuzzInput> {
  const head = {
    kind: 'realmwright-backup',
    format: backupFormat,
    version: '0.1.0',
    madeAt: '2026-11-20T12:00:00Z',
    migrations: [{ name: '20261120-auth', checksum: 'aa' }],
    secretKey: null,
  };
  const lines = [
    `H${JSON.stringify(head)}`,
    `T${JSON.stringify({ schema: 'auth', table: 'accounts', columns: ['id'] })}`,
    'R{"id":1}',
    `S${JSON.stringify({ name: 'auth.accounts_id_seq', value: '2' })}`,
  ];
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const line of lines) yield { variant: 'line', bytes: encode(line) };
  yield { variant: 'sealed lines', bytes: encode(lines.join('\n')) };
  yield { variant: 'lines', bytes: encode(sealed(lines.join('\n')).join('\n')) };
  yield { variant: 'sealed file', bytes: encode(lines.join('\n')) };
  yield { variant: 'file', bytes: Uint8Array.from(zipped(sealed(lines.join('\n')))) };
}
