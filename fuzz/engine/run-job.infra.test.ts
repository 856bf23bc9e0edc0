import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targets } from '../planted-targets.ts';
import { type JobEnd, runJob } from './run-job.ts';

function run(target: string, patienceSeconds = 60): Promise<JobEnd> {
  const registry = new URL('../planted-targets.ts', import.meta.url).href;
  const job = { registry, target, seed: 5, corpus: [], usesSeeds: true, seconds: 20, executions: 200_000 };
  return runJob({ ...job, corpusCharacters: 1_000 }, { patienceSeconds, memoryMegabytes: 400 });
}

for (const [name, error] of [
  ['throws', /TypeError: seven/],
  ['rejects', /RangeError: seven, later/],
  ['hangs', /one input took more than 2 s/],
  ['swallows-memory', /hold more than 400 MiB/],
] as const) {
  test(`a target that ${name} is a finding with the input that made it so`, async () => {
    const { finding } = await run(name, name === 'hangs' ? 2 : 60);
    assert.match(finding?.error ?? '', error);
    assert.equal(finding?.input.variant, 'only');
    assert.equal(finding?.input.bytes[0], 7);
  });
}

test('a target that is right gives a report and no finding', async () => {
  const { report, finding } = await run('is-right');
  assert.equal(finding, undefined);
  assert.equal(report?.executions, 200_000);
});

test('a target that cannot be opened is a finding too, so that the others still run', async () => {
  const { finding } = await run('cannot-be-opened');
  assert.match(finding?.error ?? '', /no bundle/);
});

test('every planted target is run', () => {
  const names = ['cannot-be-opened', 'hangs', 'is-right', 'rejects', 'swallows-memory', 'throws'];
  assert.deepEqual(targets.map(({ name }) => name).sort(), names);
});
