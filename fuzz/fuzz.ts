import { parseArgs } from 'node:util';
import { root, say } from '../scripts/command.ts';
import { loadCorpus, saveCorpus } from './engine/corpus-files.ts';
import { describeFinding, type KeptFinding, keepFinding, readInputs } from './engine/findings.ts';
import type { FuzzReport } from './engine/fuzz-job.ts';
import { addRun, savedResults } from './engine/results.ts';
import { runJob } from './engine/run-job.ts';
import type { SharedProgress } from './engine/shared-progress.ts';
import { type RegisteredTarget, targets } from './targets.ts';

const usage = `usage: npm run fuzz -- TARGET... [--seconds N] [--executions N] [--seed N] [--save] [--to-goal]
       npm run fuzz -- --smoke [--seconds N] [--parallel N]
       npm run fuzz -- TARGET --input FILE
       npm run fuzz -- --list

Tries decoders with inputs that grow out of the committed corpus, keeping each that takes a new branch.
  --seconds N     time per target (default 60; smoke: 10)
  --executions N  ends a target after so many inputs
  --seed N        the same seed makes the same inputs (default: another one each time, printed; smoke: always 1,
                  so that a change is judged by what it changed, not by the luck of the day)
  --save          adds the figures to fuzz/results.json and what was learnt to fuzz/corpus
  --to-goal       only what is missing to the goal of a target; nothing for one that has met it
  --smoke         every target for a short time, for continuous integration; closes with "N passed, N failed"
  --parallel N    targets at the same time (default 1; smoke: 2)
  --input FILE    tries the inputs of a file, as a finding leaves it
  --list          names the targets
"all" stands for every target. A finding is written to a file, with the command that reproduces it; exit 1.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    executions: { type: 'string', default: '1e15' },
    seed: { type: 'string' },
    parallel: { type: 'string' },
    input: { type: 'string' },
    save: { type: 'boolean', default: false },
    'to-goal': { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const seconds = Number(values.seconds ?? (values.smoke ? 10 : 60));
const executions = Number(values.executions);
const seed = Number(values.seed ?? (values.smoke ? 1 : 1 + Math.floor(performance.timeOrigin % 0x7fff_0000)));
const parallel = Number(values.parallel ?? (values.smoke ? 2 : 1));
/** Characters of a committed corpus: enough for what matters, little enough to read a difference. */
const corpusCharacters = 16_000;

const asked = values.smoke || positionals.includes('all') ? targets : named(positionals);
const chosen = values['to-goal'] ? asked?.filter((target) => missingTo(target) > 0) : asked;
if (values.help) say(usage);
else if (values.list) for (const { name, purpose } of targets) say(`${name.padEnd(22)} ${purpose}`);
else if (chosen === undefined || asked?.length === 0 || ![seconds, executions, seed, parallel].every((n) => n > 0)) {
  say(usage);
  process.exitCode = 2;
} else process.exit(await runAll(chosen));

/** Executions that a target still wants. */
function missingTo({ name, goal }: RegisteredTarget): number {
  return goal - (savedResults()[name]?.executions ?? 0);
}

function named(names: readonly string[]): readonly RegisteredTarget[] | undefined {
  const found = targets.filter(({ name }) => names.includes(name));
  return found.length === new Set(names).size ? found : undefined;
}

async function runAll(waiting: readonly RegisteredTarget[]): Promise<number> {
  say(`seed ${seed}`);
  const queue = [...waiting];
  const findings: KeptFinding[] = [];
  const work = async (): Promise<void> => {
    for (let target = queue.shift(); target !== undefined; target = queue.shift()) {
      const finding = await runOne(target);
      if (finding !== undefined) findings.push(finding);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  for (const finding of findings) say(describeFinding(finding));
  say(`\n${waiting.length - findings.length} passed, ${findings.length} failed`);
  return findings.length === 0 ? 0 : 1;
}

/** Runs a target and says how it went; gives the finding if there is one. */
async function runOne(target: RegisteredTarget): Promise<KeptFinding | undefined> {
  const { name } = target;
  const most = values['to-goal'] ? Math.min(executions, missingTo(target)) : executions;
  const given = values.input === undefined ? undefined : readInputs(values.input);
  const committed = given ?? loadCorpus(name);
  const end = await runJob(
    {
      registry: new URL('./targets.ts', import.meta.url).href,
      target: name,
      seed,
      corpus: committed,
      usesSeeds: given === undefined,
      seconds,
      executions: given?.length ?? most,
      corpusCharacters: values.save ? corpusCharacters : 0,
    },
    { onProgress: (progress) => (values.smoke ? undefined : showProgress(name, progress)) },
  );
  if (!values.smoke) showProgress('', undefined);
  say(`${name}: ${end.report === undefined ? 'the thread was lost' : describeReport(end.report)}`);
  if (end.finding !== undefined) say(`${name}: A FINDING`);
  if (values.save && end.report !== undefined) {
    addRun(name, end.report);
    if (end.finding === undefined) saveCorpus(name, end.report.corpus);
  }
  return end.finding && keepFinding(root, name, end.finding);
}

function describeReport({ executions: count, seconds: took, edges, branches, kept }: FuzzReport): string {
  const speed = `${whole(count)} executions in ${took.toFixed(1)} s (${whole(count / took)}/s)`;
  return `${speed}, ${edges} of ${branches} branches, ${kept} inputs kept`;
}

/** One line that is written over again and again, where somebody watches. */
function showProgress(name: string, progress: SharedProgress | undefined): void {
  if (!process.stdout.isTTY) return;
  const line =
    progress === undefined
      ? ''
      : `${name}: ${whole(progress.executionCount)} executions, ${progress.edgeCount} branches, ${progress.corpusCount} inputs`;
  process.stdout.write(`\r${line.padEnd(100)}\r`);
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en');
}
