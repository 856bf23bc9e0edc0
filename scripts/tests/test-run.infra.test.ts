import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'realmwright test run '));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: string[];
  readonly unsteady: string[];
}

/** Runs the given files through the driver's library, in a process that is not itself a test. */
function outcomeOf(files: Readonly<Record<string, string>>, secondTries = 0): Outcome {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const script = `
    import { runTests } from ${JSON.stringify(new URL('./test-run.ts', import.meta.url).href)};
    const options = { cwd: ${JSON.stringify(folder)}, parallel: 2, fileTimeout: 1500, secondTries: ${secondTries}, onFile() {} };
    const { passed, skipped, ...told } = await runTests(${JSON.stringify(Object.keys(files))}, options);
    const line = (f) => [f.file, f.test, f.reason].join(' | ');
    const [failures, unsteady] = [told.failures.map(line), told.unsteady.map(line)];
    process.stdout.write(JSON.stringify({ passed, skipped, failures, unsteady }));
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

test('a file that passes alone is told as unsteady with what failed at first; one that fails again is a failure', () => {
  const onceText = `${head}import { existsSync, writeFileSync } from 'node:fs';
    test('passes from the second time on', () => {
      if (existsSync('mark')) return;
      writeFileSync('mark', '');
      throw new Error('the first time');
    });`;
  const files = {
    'once.test.mjs': onceText,
    'always.test.mjs': `${head}test('a', () => { throw new Error('always'); });`,
  };
  const { passed, failures, unsteady } = outcomeOf(files, 2);
  assert.equal(passed, 1);
  assert.match(unsteady.join(), /^once\.test\.mjs \| passes from the second time on \| Error: the first time/);
  assert.match(failures.join(), /^always\.test\.mjs \| a \| Error: always/);
});

test('where more files fail than may be tried again, none is', () => {
  const text = `${head}test('a', () => { throw new Error('no'); });`;
  const { failures, unsteady } = outcomeOf({ 'one.test.mjs': text, 'two.test.mjs': text }, 1);
  assert.deepEqual([failures.length, unsteady.length], [2, 0]);
});
