import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeReport, runVectors } from './vector-run.ts';

/** No message here has a deflated part. */
const compression = { inflate: (bytes: Uint8Array) => bytes, deflate: (bytes: Uint8Array) => bytes };
const vector = {
  id: 'login/CMD_REALM_LIST_Client/1',
  message: 'CMD_REALM_LIST_Client',
  opcode: 16,
  direction: 'client',
  versions: ['3', '8'],
  bytes: '1000000000',
  fields: {},
};
const run = (...vectors: readonly object[]) =>
  runVectors([{ name: 'a.json', text: JSON.stringify({ vectors }) }], compression);

test('a vector counts once in the total and once in the row of each of its versions', () => {
  const report = run(vector);
  assert.equal(describeReport(report).at(-1), '1 passed, 0 failed, 0 skipped');
  assert.deepEqual(
    report.rows.map(({ build, passed }) => [build, passed]),
    [
      ['3', 1],
      ['8', 1],
    ],
  );
});

test('wrong bytes, wrong fields and left-over bytes fail, unknown messages are skipped', () => {
  assert.equal(run({ ...vector, bytes: '1100000000' }).failed, 1);
  assert.equal(run({ ...vector, bytes: '100000000000' }).failed, 1);
  assert.equal(run({ ...vector, fields: { padding: 1 } }).failed, 1);
  assert.equal(run({ ...vector, fields: { other: 1 } }).failed, 1);
  assert.equal(run({ ...vector, message: 'CMD_OTHER' }).skipped, 1);
  assert.equal(run({ ...vector, versions: ['9'] }).skipped, 1);
});

test('a file that is not in the format is a failure', () => {
  assert.equal(runVectors([{ name: 'a.json', text: '{' }], compression).failed, 1);
  assert.equal(runVectors([{ name: 'a.json', text: '[]' }], compression).failed, 1);
  assert.equal(runVectors([{ name: 'a.json', text: '{"vectors":[{}]}' }], compression).failed, 1);
});
