import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBuiltPages } from '@realmwright/web/built-pages';
import { root, say, showUsage } from './command.ts';
import { missingServers, startMachineServers } from './tests/machine-servers.ts';
import { listTests, type TestGroup, testGroups } from './tests/test-files.ts';
import { runTests, type TestResult } from './tests/test-run.ts';

const usage = `usage: node scripts/test.ts GROUP... [--only TEXT] [--parallel COUNT]

Runs the tests of the named groups and closes with "N passed, N failed".
  unit      in memory only
  embedded  sockets, processes, the embedded PostgreSQL, the stories on the embedded realm
  machine   what needs NATS, PostgreSQL, Redis and Chromium of this machine, the stories on the distributed realm
  --only TEXT       only files whose path contains TEXT
  --leave TEXT      not the files whose path contains TEXT; how many those are is said
  --parallel COUNT  files at the same time (default: as many as cores, and twice that where stories wait for the world)
  --second-tries N  run up to N files that failed once more, alone; what passes then is told as unsteady (default: 0)
  --added           of several groups only the last: what they add to the ones before
As npm scripts: npm run test:unit, npm test (unit and embedded), npm run test:full (all three).`;

showUsage(usage);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    leave: { type: 'string' },
    parallel: { type: 'string' },
    'second-tries': { type: 'string' },
    added: { type: 'boolean', default: false },
  },
});
const named = testGroups.filter((group) => positionals.includes(group));
const unknown = positionals.filter((word) => !named.some((group) => group === word));
const groups = values.added ? named.slice(-1) : named;
if (groups.length === 0 || unknown.length > 0) {
  say(unknown.length > 0 ? `unknown group: ${unknown.join(' ')}\n\n${usage}` : usage);
  process.exit(2);
}
const missing = groups.includes('machine') ? missingServers() : [];
if (missing.length > 0) {
  for (const sentence of missing) say(sentence);
  say('0 passed, 1 failed');
  process.exit(1);
}
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules', '.cache', 'compile');
// Every realm of a story shows the pages; built here, no story has a build beside it.
if (groups.some((group) => group !== 'unit')) await buildPages();
const results: TestResult[] = [];
for (const group of groups) results.push(await runGroup(group));
process.exitCode = conclude(results);

async function buildPages(): Promise<void> {
  const cacheFolders = [join(root, 'node_modules', '.cache', 'realmwright-pages')];
  const onBuild = (): void => say('building the pages, once after each change of them');
  await findBuiltPages({ projectFolder: root, cacheFolders, onBuild, signal: new AbortController().signal });
}

/** A story is idle most of its time: a realm's clock runs as fast as a player's. */
function defaultParallel(group: TestGroup): number {
  const cores = availableParallelism();
  return group === 'unit' ? cores : 2 * cores;
}

async function runGroup(group: TestGroup): Promise<TestResult> {
  const all = listTests(root, group, values.only);
  const files = all.filter((file) => values.leave === undefined || !file.includes(values.leave));
  const left = all.length - files.length;
  say(`${group}: ${files.length} files${left > 0 ? `, ${left} left out` : ''}`);
  if (files.length === 0) return { passed: 0, skipped: 0, failures: [], unsteady: [] };
  await using servers = group === 'machine' ? await startMachineServers() : undefined;
  Object.assign(process.env, servers?.environment, { REALMWRIGHT_TEST_SHAPE: servers ? 'distributed' : 'embedded' });
  let ended = 0;
  return await runTests(files, {
    cwd: root,
    parallel: Math.max(1, Number(values.parallel) || defaultParallel(group)),
    fileTimeout: 240_000,
    // What is in memory only has no chance in it.
    secondTries: group === 'unit' ? 0 : Number(values['second-tries'] ?? 0) || 0,
    onFile: (file, passed, seconds) => {
      ended++;
      const which = ended > files.length ? 'again' : `${ended}/${files.length}`;
      say(`  ${which} ${passed ? 'ok' : 'FAILED'} ${file} ${seconds.toFixed(1)} s`);
    },
  });
}

/** Shows failures last and says the one line that scripts read. */
function conclude(all: readonly TestResult[]): number {
  const failures = all.flatMap((result) => result.failures);
  const passed = all.reduce((sum, result) => sum + result.passed, 0);
  const skipped = all.reduce((sum, result) => sum + result.skipped, 0);
  const unsteady = all.flatMap((result) => result.unsteady);
  for (const { file, test, reason } of unsteady) {
    say(
      `\nUNSTEADY ${file}: ${test}\nfailed beside others and passed when it was run again, alone; at first:\n${reason}`,
    );
  }
  for (const failure of failures) say(`\nFAILED ${failure.file}: ${failure.test}\n${failure.reason}`);
  const hasRun = passed + failures.length > 0;
  if (!hasRun) say('\nno test was found');
  if (unsteady.length > 0) say(`\n${unsteady.length} unsteady: to be looked into, see above`);
  say(`\n${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return hasRun && failures.length === 0 ? 0 : 1;
}
