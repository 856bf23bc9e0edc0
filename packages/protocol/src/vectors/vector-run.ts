import type { Compression } from '@realmwright/kernel/ports/compression';
import { judgeComputed } from './computed-vector.ts';
import { judgeMessage } from './message-vector.ts';
import { isObject, type JsonObject, objectsAt, textAt, textsAt, VectorFormatError } from './vector-json.ts';
import type { Verdict } from './verdict.ts';

/** How the vectors of one file and build went. A vector that holds for several builds counts in each of their rows. */
export interface VectorRow {
  readonly file: string;
  readonly build: string;
  passed: number;
  failed: number;
  skipped: number;
}

/** How a run went. A vector fails if it fails for one of its builds, and is skipped if one does not describe it. */
export interface VectorReport {
  readonly rows: readonly VectorRow[];
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One sentence per failed or skipped vector and build. */
  readonly remarks: readonly string[];
}

/** A file of vectors: its name and its text. */
export interface VectorFile {
  readonly name: string;
  readonly text: string;
}

/** Runs every vector of some files. A file that is not in the format counts as one failure. */
export function runVectors(files: readonly VectorFile[], compression: Compression): VectorReport {
  const tally = new Tally();
  for (const file of files) {
    try {
      const content: unknown = JSON.parse(file.text);
      if (!isObject(content)) throw new VectorFormatError('the file must hold an object');
      if ('groups' in content) runGroups(file.name, content, tally);
      else runMessages(file.name, content, compression, tally);
    } catch (error) {
      if (!(error instanceof VectorFormatError || error instanceof SyntaxError)) throw error;
      tally.count(file.name, file.name, [['-', { kind: 'failed', reason: error.message }]]);
    }
  }
  return tally;
}

/** The report as lines for a terminal; the last is `N passed, N failed, N skipped`. */
export function describeReport(report: VectorReport, most = 50): readonly string[] {
  const { rows, remarks, passed, failed, skipped } = report;
  const width = Math.max(4, ...rows.map(({ file }) => file.length));
  const line = (file: string, build: string, ...numbers: readonly (string | number)[]): string =>
    `${file.padEnd(width)}  ${build.padEnd(8)}${numbers.map((number) => String(number).padStart(11)).join('')}`;
  const shown = remarks.slice(0, most);
  const left = remarks.length - shown.length;
  return [
    line('file', 'build', 'passed', 'failed', 'undescribed'),
    ...rows.map((row) => line(row.file, row.build, row.passed, row.failed, row.skipped)),
    ...shown,
    ...(left > 0 ? [`... and ${left} more`] : []),
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ];
}

function runGroups(file: string, content: JsonObject, tally: Tally): void {
  for (const group of objectsAt(content, 'groups')) {
    const kind = textAt(group, 'kind');
    const expected = textsAt(group, 'expected');
    const constants = isObject(group['constants']) ? group['constants'] : {};
    for (const vector of objectsAt(group, 'vectors')) {
      const verdict = judgeComputed(kind, { ...constants, ...vector }, expected);
      tally.count(file, idOf(vector, kind), [[kind, verdict]]);
    }
  }
}

function runMessages(file: string, content: JsonObject, compression: Compression, tally: Tally): void {
  for (const vector of objectsAt(content, 'vectors')) {
    const verdicts = textsAt(vector, 'versions').map((version): [string, Verdict] => [
      version,
      judgeMessage(vector, version, compression),
    ]);
    tally.count(file, idOf(vector, textAt(vector, 'message')), verdicts);
  }
}

function idOf(vector: JsonObject, otherwise: string): string {
  return typeof vector['id'] === 'string' ? vector['id'] : otherwise;
}

class Tally implements VectorReport {
  readonly rows: VectorRow[] = [];
  readonly remarks: string[] = [];
  passed = 0;
  failed = 0;
  skipped = 0;

  count(file: string, id: string, verdicts: readonly (readonly [build: string, verdict: Verdict])[]): void {
    for (const [build, verdict] of verdicts) {
      this.#row(file, build)[verdict.kind]++;
      if (verdict.kind !== 'passed') this.remarks.push(`${verdict.kind} ${id} (${build}): ${verdict.reason}`);
    }
    const kinds = verdicts.map(([, verdict]) => verdict.kind);
    this[kinds.includes('failed') ? 'failed' : kinds.includes('skipped') ? 'skipped' : 'passed']++;
  }

  #row(file: string, build: string): VectorRow {
    const known = this.rows.find((row) => row.file === file && row.build === build);
    if (known !== undefined) return known;
    const row: VectorRow = { file, build, passed: 0, failed: 0, skipped: 0 };
    this.rows.push(row);
    return row;
  }
}
