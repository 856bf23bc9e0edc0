import { parentPort, workerData } from 'node:worker_threads';
import type { RegisteredTarget } from '../targets.ts';
import type { FuzzJob, ReportedFinding, ThreadMessage } from './fuzz-job.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { type Finding, Fuzzer } from './fuzzer.ts';
import { startInstrumentation } from './instrumentation.ts';
import { minimise } from './minimise.ts';
import { SharedProgress } from './shared-progress.ts';

/** Inputs between two looks at the clock. */
const inputsAtOnce = 250;

const feedback = startInstrumentation();
const job: FuzzJob = workerData;
// Refused inputs throw by the million, and nobody reads where.
const fullStack = Error.stackTraceLimit;
Error.stackTraceLimit = 0;
tell(await work(job));

async function work({
  target: name,
  seed,
  corpus,
  usesSeeds,
  seconds,
  executions,
  ...rest
}: FuzzJob): Promise<ThreadMessage> {
  const { targets }: { readonly targets: readonly RegisteredTarget[] } = await import(rest.registry);
  const entry = targets.find((each) => each.name === name);
  if (entry === undefined) throw new Error(`there is no target ${name}`);
  const target = await entry.open();
  tell({ kind: 'opened', variants: target.variants });
  const progress = new SharedProgress(rest.memory);
  const fuzzer = new Fuzzer(target, feedback, seed, (variant, bytes) => progress.begin(variant, bytes));
  const begun = performance.now();
  let finding = await fuzzer.load(corpus);
  if (usesSeeds && finding === undefined) finding = await fuzzer.load(target.seeds());
  // The clock of a thread begins with it: opening the target is part of its time, but never more than half of it.
  const until = Math.max(1000 * seconds, performance.now() + 500 * seconds);
  while (finding === undefined && fuzzer.executionCount < executions && performance.now() < until) {
    finding = await fuzzer.run(Math.min(inputsAtOnce, executions - fuzzer.executionCount));
    progress.note(feedback.coverage.edgeCount, fuzzer.corpusCount);
  }
  const report = {
    executions: fuzzer.executionCount,
    seconds: (performance.now() - begun) / 1000,
    edges: feedback.coverage.edgeCount,
    branches: feedback.coverage.branchCount,
    kept: fuzzer.corpusCount,
    corpus: rest.corpusCharacters > 0 && finding === undefined ? await fuzzer.smallCorpus(rest.corpusCharacters) : [],
  };
  return { kind: 'ended', report, finding: finding && (await reported(target, finding)) };
}

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

async function reported(target: FuzzTarget, finding: Finding): Promise<ReportedFinding> {
  const { input } = await minimise(target, finding);
  Error.stackTraceLimit = fullStack;
  try {
    await target.execute(target.variants.indexOf(input.variant), input.bytes);
  } catch (error) {
    return { input, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  return { input, error: `only together with earlier inputs: ${String(finding.error)}` };
}
