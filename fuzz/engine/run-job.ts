import { Worker } from 'node:worker_threads';
import type { FuzzJob, FuzzReport, ReportedFinding, ThreadMessage } from './fuzz-job.ts';
import { SharedProgress } from './shared-progress.ts';

/** How a job ended: with a report, or with a thread that died or hung while it tried an input. */
export type JobEnd =
  | { readonly report: FuzzReport; readonly finding: ReportedFinding | undefined }
  | { readonly report: undefined; readonly finding: ReportedFinding };

/**
 * Runs a job in a thread of its own and watches it: one input may take ten seconds, and the thread a bounded heap. So an
 * endless loop or an allocation out of proportion is a finding like any other and not the end of the run.
 */
export async function runJob(
  job: Omit<FuzzJob, 'memory'>,
  onProgress: (progress: SharedProgress) => void = () => {},
): Promise<JobEnd> {
  const progress = new SharedProgress();
  const worker = new Worker(new URL('./fuzz-thread.ts', import.meta.url), {
    workerData: { ...job, memory: progress.memory } satisfies FuzzJob,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<JobEnd>((resolve, reject) => {
      let variants: readonly string[] = [];
      const lost = (error: string): void => {
        const { variant, bytes } = progress.currentInput();
        resolve({ report: undefined, finding: { input: { variant: variants[variant] ?? '', bytes }, error } });
      };
      worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'opened') variants = message.variants;
        else resolve(message);
      });
      worker.once('error', (error) => (progress.executionCount === 0 ? reject(error) : lost(String(error))));
      worker.once('exit', (code) => lost(`the thread ended with ${code}`));
      watch = setInterval(watchdog(progress, lost, onProgress), 1000);
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** Called every second: tells of progress, and gives up when the same input has been tried for too long. */
function watchdog(
  progress: SharedProgress,
  lost: (why: string) => void,
  onProgress: (progress: SharedProgress) => void,
): () => void {
  let last = -1;
  let stillSeconds = 0;
  return () => {
    const { executionCount } = progress;
    stillSeconds = executionCount === last && executionCount > 0 ? stillSeconds + 1 : 0;
    last = executionCount;
    if (stillSeconds >= patienceSeconds) lost(`one input took more than ${patienceSeconds} s`);
    else onProgress(progress);
  };
}

const heapMegabytes = 1_024;
/** Also covers the choice of a corpus at the end of a run, which tries no inputs. */
const patienceSeconds = 60;
