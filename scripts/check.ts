import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, say, showUsage } from './command.ts';

const usage = `usage: npm run check [-- --without-tests]

Everything that must hold before a change lands, in under a minute: format and lint, types, the rules of the house,
dependency rules, dead exports, unit tests. Closes with "N passed, N failed": each step and each unit test counts.
  --without-tests  leaves out the unit tests, for whoever runs them anyway`;

showUsage(usage);
const { values } = parseArgs({ options: { 'without-tests': { type: 'boolean', default: false } } });
const tool = (name: string): string => join(root, 'node_modules', '.bin', name);

interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...rest: string[]];
}

const steps: readonly Step[] = [
  { name: 'types', command: [tool('tsc'), '-p', '.'] },
  { name: 'types of the pages', command: [tool('vue-tsc'), '-p', 'apps/web'] },
  { name: 'format and lint', command: [tool('biome'), 'check', '--error-on-warnings', '--max-diagnostics=50', '.'] },
  { name: 'rules of the house', command: [process.execPath, 'scripts/lint.ts'] },
  { name: 'dependency rules', command: [process.execPath, 'scripts/dependencies.ts'] },
  { name: 'dependency rules fire', command: testOf('scripts/dependencies/dependencies.infra') },
  { name: 'page of refusals', command: [process.execPath, 'scripts/generate-errors.ts', '--check'] },
  { name: 'page of commands', command: [process.execPath, 'scripts/generate-commands.ts', '--check'] },
  { name: 'protocol coverage', command: [process.execPath, 'scripts/generate-protocol-coverage.ts', '--check'] },
  { name: 'table of attacks', command: [process.execPath, 'scripts/generate-attacks.ts', '--check'] },
  { name: 'page of settings', command: [process.execPath, 'scripts/generate-configuration.ts', '--check'] },
  { name: 'realtime protocol', command: [process.execPath, 'scripts/generate-realtime.ts', '--check'] },
  { name: 'document and client of the API', command: [process.execPath, 'scripts/generate-api.ts', '--check'] },
  { name: 'page of fuzzing', command: [process.execPath, 'scripts/generate-fuzz.ts', '--check'] },
  { name: 'dead exports', command: [tool('knip'), '--no-progress', '--no-config-hints'] },
  ...(values['without-tests'] ? [] : [{ name: 'unit tests', command: testOf('', 'unit') }]),
];

process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules', '.cache', 'compile');
const started = performance.now();
const outcomes = await runSteps(steps, 2);
for (const { step, output } of outcomes.filter(({ hasPassed }) => !hasPassed)) say(`\nFAILED ${step.name}\n${output}`);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
say(`\nchecked in ${((performance.now() - started) / 1000).toFixed(1)} s`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

interface StepOutcome {
  readonly step: Step;
  readonly hasPassed: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

async function runSteps(all: readonly Step[], parallel: number): Promise<readonly StepOutcome[]> {
  const results: StepOutcome[] = [];
  const waiting = [...all];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const begun = performance.now();
      const outcome = await runStep(step);
      say(`${outcome.hasPassed ? 'ok' : 'FAILED'} ${step.name} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
      results.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return results;
}

function runStep(step: Step): Promise<StepOutcome> {
  const [program, ...rest] = step.command;
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const end = (hasPassed: boolean): void => resolve({ step, hasPassed, ...countOf(output, hasPassed), output });
    child.once('error', (error) => {
      output += String(error);
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

/** A step that ran tests says how many; any other step counts as one. */
function countOf(output: string, hasPassed: boolean): { readonly passed: number; readonly failed: number } {
  const tests = /(\d+) passed, (\d+) failed[^\n]*\n*$/.exec(output);
  if (tests === null) return { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1 };
  return { passed: Number(tests[1]), failed: Math.max(Number(tests[2]), hasPassed ? 0 : 1) };
}

function testOf(only: string, group = 'embedded'): [program: string, ...rest: string[]] {
  return [process.execPath, 'scripts/test.ts', group, ...(only === '' ? [] : ['--only', only])];
}
