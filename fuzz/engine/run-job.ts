import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FuzzJob, FuzzReport, ReportedFinding, ThreadMessage } from './fuzz-job.ts';
import { SharedProgress } from './shared-progress.ts';

/** How a job ended: with a report, or with a thread that died or hung while it tried an input. */
export type JobEnd =
  | { readonly report: FuzzReport; readonly finding: ReportedFinding | undefined }
  | { readonly report: undefined; readonly finding: ReportedFinding };

/** How a job is watched. */
export interface WatchOptions {
  /** Called every second. */
  readonly onProgress?: (progress: SharedProgress) => void;
  /** What one input may take. Also covers the choice of a corpus at the end, which tries no inputs. */
  readonly patienceSeconds?: number;
  /** What the process may come to hold while an input is tried. */
  readonly memoryMegabytes?: number;
}

/**
 * Runs a job in a thread of its own and watches it: one input may take so long and so much memory. So an endless
 * loop, an allocation out of proportion and a target that cannot be opened are findings and not the end of the run.
 */
export async function runJob(
  job: Omit<FuzzJob, 'memory'>,
  { onProgress = () => {}, patienceSeconds = 60, memoryMegabytes = 1_536 }: WatchOptions = {},
): Promise<JobEnd> {
  const progress = new SharedProgress();
  const worker = new Worker(new URL('./fuzz-thread.ts', import.meta.url), {
    workerData: { ...job, memory: progress.memory } satisfies FuzzJob,
    // A thread that reaches its own limit takes the process along, so the watchdog's limit comes long before it.
    resourceLimits: { maxOldGenerationSizeMb: 4 * memoryMegabytes },
  });
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<JobEnd>((resolve) => {
      let variants: readonly string[] = [];
      const lost = (error: string): void => {
        const { variant, bytes } = progress.currentInput();
        resolve({ report: undefined, finding: { input: { variant: variants[variant] ?? '', bytes }, error } });
      };
      worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'opened') variants = message.variants;
        else resolve(message);
      });
      worker.once('error', (error) => lost(error instanceof Error ? (error.stack ?? error.message) : String(error)));
      worker.once('exit', (code) => lost(`the thread ended with ${code}`));
      watch = setInterval(
        watchdog(progress, lost, { onProgress, patienceSeconds, memoryMegabytes }),
        1000 / looksPerSecond,
      );
    });
  } finally {
    clearInterval(watch);
    // A loop of builtins alone cannot be interrupted; then the end of the process is the end of the thread.
    await Promise.race([worker.terminate(), sleep(2_000, undefined, { ref: false })]);
  }
}

/** Tells of progress, and gives up when an input has been tried for too long or swallows memory meanwhile. */
function watchdog(
  progress: SharedProgress,
  lost: (why: string) => void,
  { onProgress, patienceSeconds, memoryMegabytes }: Required<WatchOptions>,
): () => void {
  let last = -1;
  let looks = 0;
  let stillLooks = 0;
  return () => {
    const { executionCount } = progress;
    const isStill = executionCount === last && executionCount > 0;
    stillLooks = isStill ? stillLooks + 1 : 0;
    last = executionCount;
    // Of several threads, the one whose input takes so long is the one that swallows.
    if (stillLooks > 1 && process.memoryUsage.rss() > memoryMegabytes * 1_048_576) {
      lost(`one input made the process hold more than ${memoryMegabytes} MiB`);
    } else if (stillLooks >= patienceSeconds * looksPerSecond) lost(`one input took more than ${patienceSeconds} s`);
    else if (++looks % looksPerSecond === 0) onProgress(progress);
  };
}

const looksPerSecond = 10;
