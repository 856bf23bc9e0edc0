import { appendFile, chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lines that are kept. */
const mostLines = 1_000;

/**
 * The console's earlier lines, in the data folder, readable by their owner alone. What is kept is what the realm's own
 * log keeps: without passwords. Two consoles may write at the same time, since each only appends; the file is cut when it
 * is read. A folder that cannot be written keeps nothing and stops nobody.
 */
export class HistoryFile {
  readonly #path: string;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'console-history');
  }

  /** The lines of earlier, newest first. */
  async read(): Promise<string[]> {
    const text = await readFile(this.#path, 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => line !== '');
    const kept = lines.slice(-mostLines);
    if (text !== '') await chmod(this.#path, 0o600).catch(() => undefined);
    if (lines.length > mostLines * 2) {
      await writeFile(this.#path, `${kept.join('\n')}\n`, { mode: 0o600 }).catch(() => undefined);
    }
    return kept.reverse();
  }

  async add(line: string): Promise<void> {
    await appendFile(this.#path, `${line.replaceAll(/[\r\n]/g, ' ')}\n`, { mode: 0o600 }).catch(() => undefined);
  }
}
