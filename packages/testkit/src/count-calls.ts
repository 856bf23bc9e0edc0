import { Session } from 'node:inspector';

/** A function of our own code, by the end of its file's path and its name. */
export interface CountedFunction {
  readonly file: string;
  readonly name: string;
}

/**
 * How often functions are called while `work` runs, as the engine counts it: nothing in the code that is counted knows
 * of it. The keys of the answer are the functions' names. Counts everything in this thread, so let nothing else run.
 */
export async function countCalls(
  functions: readonly CountedFunction[],
  work: () => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  try {
    takeCounts(session, functions);
    await work();
    return takeCounts(session, functions);
  } finally {
    session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}

/** The counts since the last time they were taken. */
function takeCounts(session: Session, functions: readonly CountedFunction[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(functions.map(({ name }) => [name, 0]));
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error !== null) throw error;
    for (const { url, functions: called } of taken.result) {
      for (const { functionName, ranges } of called) {
        const known = functions.some(({ file, name }) => name === functionName && url.endsWith(file));
        if (known) counts[functionName] = (counts[functionName] ?? 0) + (ranges[0]?.count ?? 0);
      }
    }
  });
  return counts;
}
