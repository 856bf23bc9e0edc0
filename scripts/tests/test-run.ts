import { join } from 'node:path';
import { run } from 'node:test';

/** What became of a set of test files. */
export interface TestResult {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly TestFailure[];
  /** What failed beside others and passed when its file was run again, alone. */
  readonly unsteady: readonly TestFailure[];
}

/** One test that failed, or one file that could not be run. */
export interface TestFailure {
  readonly file: string;
  readonly test: string;
  readonly reason: string;
}

export interface TestRunOptions {
  readonly cwd: string;
  /** Files that run at the same time, each in a process of its own. */
  readonly parallel: number;
  /** A file that takes longer is ended and counts as failed, milliseconds. */
  readonly fileTimeout: number;
  /** So many files that failed are run once more, alone, when all others have ended; if more failed, none is. */
  readonly secondTries: number;
  /** Told of each file as it ends. */
  readonly onFile: (file: string, passed: boolean, seconds: number) => void;
}

/** Most characters of a failing file's own output that are shown. */
const OUTPUT_SHOWN = 4000;

/** Runs test files with Node's own runner, each in a process of its own. */
export async function runTests(files: readonly string[], options: TestRunOptions): Promise<TestResult> {
  const reports: FileReport[] = [];
  const waiting = [...files];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const started = performance.now();
      const report = await runFile(file, options);
      reports.push(report);
      options.onFile(file, report.failures.length === 0, (performance.now() - started) / 1000);
    }
  };
  await Promise.all(Array.from({ length: options.parallel }, work));
  const unsteady = await tryAgain(reports, options);
  return {
    passed: reports.reduce((sum, report) => sum + report.passed, 0),
    skipped: reports.reduce((sum, report) => sum + report.skipped, 0),
    failures: reports.flatMap((report) => report.failures),
    unsteady,
  };
}

/** Puts the reports of files that pass alone into the places of those that failed; tells what failed at first. */
async function tryAgain(reports: FileReport[], options: TestRunOptions): Promise<readonly TestFailure[]> {
  const failed = reports.filter((report) => report.failures.length > 0);
  if (failed.length > options.secondTries) return [];
  const unsteady: TestFailure[] = [];
  for (const report of failed) {
    const started = performance.now();
    const again = await runFile(report.file, options);
    options.onFile(report.file, again.failures.length === 0, (performance.now() - started) / 1000);
    if (again.failures.length > 0) continue;
    unsteady.push(...report.failures);
    reports[reports.indexOf(report)] = again;
  }
  return unsteady;
}

/** The runner's own timeout ends tests but not a process that keeps a handle open; the signal ends the process. */
async function runFile(file: string, options: TestRunOptions): Promise<FileReport> {
  const path = join(options.cwd, file);
  const report = new FileReport(file);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), options.fileTimeout);
  const stream = run({ files: [path], cwd: options.cwd, signal: late.signal });
  // With a process per file the runner also reports the file as a test of that name; those events are about the file.
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite' || event.name === path) return;
    report.pass(event.skip !== undefined && event.skip !== false);
  });
  stream.on('test:fail', (event) => {
    if (event.name === path || failureType(event.details.error) === 'subtestsFailed') return;
    report.fail(event.name, explain(event.details.error));
  });
  stream.on('test:stdout', (event) => report.write(event.message));
  stream.on('test:stderr', (event) => report.write(event.message));
  stream.on('test:complete', (event) => {
    if (event.name === path) report.ending = event.details.passed ? 'passed' : explain(event.details.error);
  });
  for await (const _event of stream) {
    // Reading the stream is what drives it; the listeners above do the work.
  }
  clearTimeout(timer);
  if (late.signal.aborted) report.ending = `did not end within ${options.fileTimeout / 1000} s and was killed`;
  report.judge();
  return report;
}

/** What one file has told so far. */
class FileReport {
  readonly file: string;
  passed = 0;
  skipped = 0;
  /** How the file's process ended: `passed`, or why not; undefined while it runs. */
  ending: string | undefined;
  readonly failures: TestFailure[] = [];
  #output = '';

  constructor(file: string) {
    this.file = file;
  }

  pass(isSkipped: boolean): void {
    if (isSkipped) this.skipped++;
    else this.passed++;
  }

  fail(test: string, reason: string): void {
    this.failures.push({ file: this.file, test, reason });
  }

  write(text: string): void {
    this.#output = (this.#output + text).slice(-OUTPUT_SHOWN);
  }

  /** At the end: adds what no single test told (a crash, a hang, a file without tests) and the file's own output. */
  judge(): void {
    if (this.ending !== 'passed' && (this.failures.length === 0 || this.ending?.includes('killed') === true)) {
      this.fail('the file itself', this.ending ?? 'it never ended');
    } else if (this.failures.length === 0 && this.passed + this.skipped === 0) {
      this.fail('the file itself', 'it has no test');
    }
    const last = this.failures.at(-1);
    if (last !== undefined && this.#output.trim() !== '') {
      this.failures[this.failures.length - 1] = { ...last, reason: `${last.reason}\n${this.#output.trim()}` };
    }
  }
}

function failureType(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('failureType' in error)) return undefined;
  return typeof error.failureType === 'string' ? error.failureType : undefined;
}

/** The runner wraps what a test threw; the cause is what the reader wants. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : error.message;
}
