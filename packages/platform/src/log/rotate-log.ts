import { rename, stat } from 'node:fs/promises';

/** A log that has grown beyond this is put aside at the next start, bytes. */
const largestLog = 16 * 1_048_576;

/** Puts a large log aside as `<path>.1`, over the one that lay there. Called before the log is opened. */
export async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largestLog) await rename(path, `${path}.1`);
}
