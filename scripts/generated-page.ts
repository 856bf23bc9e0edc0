import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, say } from './command.ts';

/**
 * Writes `docs/generated/<name>`; with `--check` on the command line it only compares, and the process ends with 1 when
 * the committed page is not what the sources say.
 */
export async function publishPage(name: string, text: string): Promise<void> {
  const folder = join(root, 'docs', 'generated');
  const path = join(folder, name);
  if (process.argv.includes('--check')) {
    const committed = await readFile(path, 'utf8').catch(() => '');
    const isCurrent = committed.replaceAll('\r\n', '\n') === text;
    say(`docs/generated/${name} ${isCurrent ? 'is current' : 'is out of date: run its script and commit the result'}`);
    if (!isCurrent) process.exitCode = 1;
    return;
  }
  await mkdir(folder, { recursive: true });
  await writeFile(path, text);
  say(`wrote docs/generated/${name}`);
}

/** A row of a Markdown table. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
