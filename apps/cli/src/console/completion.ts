/** A command as far as completion knows it. */
export interface KnownCommand {
  /** Its words in full, lower case, with single spaces between them. */
  readonly name: string;
  readonly syntax: string;
}

/** What can be completed besides the words of commands; asked when it is needed. */
export interface CompletionSources {
  readonly commands: readonly KnownCommand[];
  playerNames(): Promise<readonly string[]>;
  placeNames(): Promise<readonly string[]>;
}

/**
 * What the last word of a line can become, and that word: the words of commands as far as their path goes, then what the
 * syntax asks for there: players in the world, places, or one of several words. Shortened words before it count as the
 * only command word that they can mean.
 */
export async function completeLine(
  line: string,
  sources: CompletionSources,
): Promise<[candidates: string[], fragment: string]> {
  const dot = /^\s*[.!]?/.exec(line)?.[0] ?? '';
  const words = line.slice(dot.length).split(/\s+/);
  const fragment = words.pop() ?? '';
  const path = pathOf(words, sources.commands);
  if (path === undefined) return [[], fragment];
  const { names, rest } = path;
  const below = rest.length === 0 ? wordsBelow(names, sources.commands) : [];
  const found = [...below, ...(await argumentsAt(names, rest.length, sources))];
  const head = words.length === 0 ? dot.trim() : '';
  const wanted = fragment.toLowerCase();
  const hits = [...new Set(found)].filter((word) => word.toLowerCase().startsWith(wanted)).sort();
  // A space behind the only candidate lets the next word follow at once.
  const candidates = hits.map((word) => `${head}${word}${hits.length === 1 ? ' ' : ''}`);
  return [candidates, `${head}${fragment}`];
}

/** The words that are part of a command, in full, and those behind it. Undefined when they can be no command. */
function pathOf(
  words: readonly string[],
  commands: readonly KnownCommand[],
): { readonly names: string; readonly rest: readonly string[] } | undefined {
  let names = '';
  for (const [i, word] of words.entries()) {
    const next = wordsBelow(names, commands);
    const meant = next.find((one) => one === word.toLowerCase());
    const shortened = next.filter((one) => one.startsWith(word.toLowerCase()));
    // Below a command that takes arguments its own words must be spelled in full.
    const isCommand = commands.some(({ name }) => name === names);
    const chosen = meant ?? (shortened.length === 1 && !isCommand ? shortened[0] : undefined);
    if (chosen === undefined) return isCommand ? { names, rest: words.slice(i) } : undefined;
    names = names === '' ? chosen : `${names} ${chosen}`;
  }
  return { names, rest: [] };
}

function wordsBelow(names: string, commands: readonly KnownCommand[]): readonly string[] {
  const head = names === '' ? '' : `${names} `;
  return [
    ...new Set(
      commands.flatMap(({ name }) => (name.startsWith(head) ? (name.slice(head.length).split(' ')[0] ?? []) : [])),
    ),
  ].filter((word) => word !== '');
}

async function argumentsAt(names: string, index: number, sources: CompletionSources): Promise<readonly string[]> {
  const command = sources.commands.find(({ name }) => name === names);
  if (command === undefined) return [];
  const asked = command.syntax.split(/\s+/)[index]?.replaceAll(/[[\]]/g, '') ?? '';
  if (asked === '$name') return await sources.playerNames();
  if (asked === '$place') return await sources.placeNames();
  if (asked === '$command') return sources.commands.map(({ name }) => name.split(' ')[0] ?? '');
  return asked.split('|').filter((word) => /^[a-z]+$/.test(word));
}
