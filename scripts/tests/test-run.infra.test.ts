import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'realmwright test run '));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the given files through the driver's library, in a process that is not itself a test. */
function outcomeOf(files: Readonly<Record<string, string>>): { passed: number; skipped: number; failures: string[] } {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const script = `
    import { runTests } from ${JSON.stringify(new URL('./test-run.ts', import.meta.url).href)};
    const options = { cwd: ${JSON.stringify(folder)}, parallel: 2, fileTimeout: 1500, onFile() {} };
    const { passed, skipped, failures } = await runTests(${JSON.stringify(Object.keys(files))}, options);
    process.stdout.write(JSON.stringify({ passed, skipped, failures: failures.map((f) => [f.file, f.test, f.reason].join(' | ')) }));
    process.exit(0);`;
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  writeFileSync(join(folder, 'driver.mjs'), script);
  return JSON.parse(execFileSync(process.execPath, [join(folder, 'driver.mjs')], { env, encoding: 'utf8' }));
}

const head = "import { test } from 'node:test';\n";

test('passing tests are counted one by one', () => {
  const { passed, failures } = outcomeOf({ 'good.test.mjs': `${head}test('a', () => {}); test('b', () => {});` });
  assert.equal(passed, 2);
  assert.deepEqual(failures, []);
});

test('a failing test is told with its reason and what its file printed', () => {
  const text = `${head}test('a', () => { console.log('saw 7'); throw new Error('seven'); });`;
  const { failures } = outcomeOf({ 'bad.test.mjs': text });
  assert.equal(failures.length, 1);
  assert.match(failures[0] ?? '', /^bad\.test\.mjs \| a \| Error: seven[\s\S]*saw 7/);
});

test('a file that crashes, one that hangs and one without tests are failures', () => {
  const { passed, failures } = outcomeOf({
    'crash.test.mjs': "throw new Error('at load');",
    'empty.test.mjs': '',
    'hang.test.mjs': `${head}test('waits for ever', () => new Promise(() => setInterval(() => {}, 1000)));`,
  });
  assert.equal(passed, 0);
  failures.sort();
  assert.match(failures[0] ?? '', /^crash\.test\.mjs \| the file itself[\s\S]*at load/);
  assert.match(failures[1] ?? '', /^empty\.test\.mjs \| the file itself \| it has no test/);
  assert.match(failures[2] ?? '', /^hang\.test\.mjs/);
  assert.ok(failures.some((failure) => /did not end within 1\.5 s and was killed/.test(failure)));
});

test('a skipped test is not a passed one', () => {
  const { passed, skipped } = outcomeOf({ 'skip.test.mjs': `${head}test('a', { skip: true }, () => {});` });
  assert.deepEqual([passed, skipped], [0, 1]);
});
