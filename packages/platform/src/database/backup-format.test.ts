import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { OperatorError } from '@realmwright/kernel/errors';
import { backupFormat, backupLines, verifyLines } from './backup-format.ts';

const head = `H${JSON.stringify({
  kind: 'realmwright-backup',
  format: backupFormat,
  version: 'test',
  madeAt: '2026-11-20T12:00:00Z',
  migrations: [],
  secretKey: null,
})}`;

/** A backup with these lines between its head and its seal, compressed. */
function sealed(...rows: readonly string[]): Uint8Array {
  const lines = [head, ...rows].map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(lines).digest('hex');
  return gzipSync(`${lines}E${JSON.stringify({ sha256 })}\n`);
}

/** Reads it in pieces of so many bytes. */
function verify(file: Uint8Array, pieceBytes = 16): Promise<unknown> {
  const pieces = Array.from({ length: Math.ceil(file.length / pieceBytes) }, (_, i) =>
    file.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );
  return verifyLines(backupLines(Readable.from(pieces), 'it'), 'it');
}

test('a row may hold every character that JSON leaves as it is, line separators of other systems too', async () => {
  for (const separator of ['\u2028', '\u2029', '\u0085', '\r', '\v']) {
    await verify(sealed(`R{"text":"one${separator}two"}`));
  }
});

test('rows come whole however the file is cut and however long they are', async () => {
  const long = `R{"text":"${'ü'.repeat(200_000)}"}`;
  const file = sealed(long, 'R{}', long);
  for (const pieceBytes of [7, 1000, file.length]) await verify(file, pieceBytes);
});

test('a file that was cut off anywhere is refused in a sentence', async () => {
  const file = sealed('R{"a":1}');
  for (let length = 0; length < file.length; length += 5) {
    await assert.rejects(verify(file.subarray(0, length), length || 1), OperatorError, `${length} bytes`);
  }
});

test('nothing may stand behind the seal', async () => {
  const lines = `${head}\nE${JSON.stringify({ sha256: createHash('sha256').update(`${head}\n`).digest('hex') })}\n`;
  await verify(gzipSync(lines));
  await assert.rejects(verify(gzipSync(`${lines}R{"money":1000000}\n`)), /cut off or changed/);
});
