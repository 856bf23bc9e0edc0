import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type CompletionSources, completeLine } from './completion.ts';
import type { HistoryFile } from './history-file.ts';

/** What one line came to. */
export interface Performed {
  /** Whether the realm took it as a command. */
  readonly isCommand: boolean;
  /** The line as it may be kept, without passwords; undefined for what must not be kept at all. */
  readonly kept: string | undefined;
}

/** What a console talks through and with. */
export interface ConsoleParts {
  readonly input: Readable;
  /** Where prompt and editing are shown. */
  readonly screen: Writable;
  /** Somebody types, line by line; otherwise lines come from a file or a program. */
  readonly isTerminal: boolean;
  readonly history: Pick<HistoryFile, 'read' | 'add'>;
  readonly sources: CompletionSources;
  perform(line: string): Promise<Performed>;
}

/**
 * Takes lines one after the other until there are no more. Says whether all of them were commands. A line with a password
 * is forgotten at once: neither the history of this console nor the file of the next one has it.
 */
export async function runConsole(parts: ConsoleParts): Promise<boolean> {
  const { input, screen: output, isTerminal, history } = parts;
  let remembered = isTerminal ? await history.read() : [];
  const lines = createInterface({
    input,
    output,
    terminal: isTerminal,
    prompt: '> ',
    history: remembered,
    historySize: 1_000,
    removeHistoryDuplicates: true,
    ...(isTerminal
      ? {
          completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
            // A realm that does not answer now completes nothing; the next command will say so.
            completeLine(line, parts.sources).then(
              (found) => done(null, found),
              () => done(null, [[], line]),
            );
          },
        }
      : {}),
  });
  lines.on('history', (now: string[]) => {
    remembered = now;
  });
  let areCommands = true;
  if (isTerminal) lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text !== '') {
      const { isCommand, kept } = await parts.perform(text);
      areCommands &&= isCommand;
      if (isTerminal) await remember(line, kept);
    }
    if (isTerminal) lines.prompt();
  }
  return areCommands;

  async function remember(typed: string, kept: string | undefined): Promise<void> {
    const at = remembered.indexOf(typed);
    // What was no command stays at hand for correcting until the console ends, but is not written down.
    if (kept === undefined) return;
    if (at >= 0) remembered[at] = kept;
    await history.add(kept);
  }
}
