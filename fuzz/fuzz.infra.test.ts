import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { targets } from './targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzz '));
after(() => rmSync(folder, { recursive: true }));

function fuzz(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'fuzz.ts'), ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { status, output: stdout + stderr };
}

test('the command lists every target and tells how it is used', () => {
  const { status, output } = fuzz('--list');
  assert.equal(status, 0);
  for (const { name } of targets) assert.ok(output.includes(name), name);
  assert.match(fuzz('--help').output, /usage: npm run fuzz/);
});

test('a target that is not there and a time that is none are told with the usage', () => {
  for (const args of [['no-such-target'], ['frames-login', '--seconds', 'many'], []]) {
    const { status, output } = fuzz(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(output, /usage: npm run fuzz/);
  }
});

test('a run says what it did and closes with the line that scripts read', () => {
  const { status, output } = fuzz('frames-login', '--executions', '3000', '--seconds', '30', '--seed', '5');
  assert.equal(status, 0, output);
  assert.match(output, /^seed 5$/m);
  assert.match(output, /^frames-login: 3,000 executions in .* branches, \d+ inputs kept$/m);
  assert.match(output, /^1 passed, 0 failed$/m);
});

test('the inputs of a file are tried once each, which is how a finding is reproduced', () => {
  const file = join(folder, 'inputs.txt');
  writeFileSync(file, 'client 8\t0008ffff\nserver 3\t10\n');
  const { status, output } = fuzz('frames-login', '--input', file);
  assert.equal(status, 0, output);
  assert.match(output, /^frames-login: 2 executions/m);
});
