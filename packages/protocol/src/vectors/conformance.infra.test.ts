import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeCompression } from '@realmwright/platform/compression';
import { describeReport, runVectors } from './vector-run.ts';

const folder = join(import.meta.dirname, '../../../../../shared/vectors');
const skip = existsSync(folder) ? false : `the folder ${folder} with conformance vectors is not there`;

test('every conformance vector beside the checkout passes', { skip }, () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const report = runVectors(files, nodeCompression);
  assert.ok(report.passed > 0);
  assert.deepEqual([report.failed, report.skipped], [0, 0], describeReport(report).join('\n'));
});
