import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root, say } from './command.ts';

/** Publishes `docs/generated/<name>` as `publishFile` does. */
export async function publishPage(name: string, text: string): Promise<void> {
  await publishFile(`docs/generated/${name}`, text);
}

/**
 * Writes a file of the project, by its path from the root; with `--check` on the command line it only compares, and the
 * process ends with 1 when the committed file is not what the sources say.
 */
export async function publishFile(path: string, text: string): Promise<void> {
  const place = join(root, path);
  if (process.argv.includes('--check')) {
    const committed = await readFile(place, 'utf8').catch(() => '');
    const isCurrent = committed.replaceAll('\r\n', '\n') === text;
    say(`${path} ${isCurrent ? 'is current' : 'is out of date: run its script and commit the result'}`);
    if (!isCurrent) process.exitCode = 1;
    return;
  }
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, text);
  say(`wrote ${path}`);
}

/** A row of a Markdown table. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
