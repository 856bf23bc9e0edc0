import { type AccountRoles, includesRole } from '@realmwright/kernel/account-role';
import type { OperatorCommand } from '@realmwright/kernel/operator-command';

/** What a line means to a caller. */
export type Resolution<Command extends OperatorCommand> =
  | { readonly kind: 'command'; readonly command: Command; readonly argumentText: string }
  /** The words so far lead to a group; these are the commands below it. */
  | { readonly kind: 'group'; readonly words: readonly string[]; readonly commands: readonly Command[] }
  | { readonly kind: 'ambiguous'; readonly word: string; readonly meanings: readonly string[] }
  | { readonly kind: 'unknown'; readonly word: string };

/**
 * Finds the command of a line. Each word may be shortened as long as it stays unambiguous among what the caller's roles
 * admit; a word spelled in full always wins. Where a command has commands below it, their words must be spelled in full,
 * so that its arguments are not taken for them.
 */
export function resolveCommand<Command extends OperatorCommand>(
  commands: readonly Command[],
  roles: AccountRoles,
  line: string,
): Resolution<Command> {
  let candidates = commands.filter(({ leastRole }) => includesRole(roles, leastRole));
  const words: string[] = [];
  let rest = line.trim();
  for (;;) {
    const depth = words.length;
    const complete = candidates.find(({ path }) => path.length === depth);
    const below = candidates.filter(({ path }) => path.length > depth);
    const typed = /^\S+/.exec(rest)?.[0] ?? '';
    const word = typed.toLowerCase();
    const chosen = chooseWord(below, depth, word, complete !== undefined);
    if (chosen.length === 0 || word === '') {
      if (complete !== undefined) return { kind: 'command', command: complete, argumentText: rest };
      if (word === '') return { kind: 'group', words, commands: below };
      return { kind: 'unknown', word: [...words, typed].join(' ') };
    }
    const [only, ...others] = chosen;
    if (only === undefined || others.length > 0) {
      return { kind: 'ambiguous', word: typed, meanings: chosen.map((one) => [...words, one].join(' ')) };
    }
    words.push(only);
    candidates = below.filter(({ path }) => path[depth] === only);
    rest = rest.slice(typed.length).trim();
  }
}

/** The distinct words at this depth that the typed one can mean. */
function chooseWord(
  below: readonly OperatorCommand[],
  depth: number,
  typed: string,
  mustBeWhole: boolean,
): readonly string[] {
  if (typed === '') return [];
  const words = new Set<string>();
  for (const { path } of below) {
    const word = path[depth];
    if (word === undefined) continue;
    if (word === typed) return [word];
    if (!mustBeWhole && word.startsWith(typed)) words.add(word);
  }
  return [...words].sort();
}

/** The name of a command as it is written in full. */
export function nameOf(command: OperatorCommand): string {
  return command.path.join(' ');
}

/** The line that says how a command is written. */
export function usageOf(command: OperatorCommand): string {
  return `Syntax: .${nameOf(command)}${command.syntax === '' ? '' : ` ${command.syntax}`}`;
}

/** Two commands with one path, among commands that run at the same place: a mistake of the declarations. */
export function findClash(commands: readonly OperatorCommand[]): string | undefined {
  const names = new Set<string>();
  for (const command of commands) {
    const name = `${command.runsAt} ${nameOf(command)}`;
    if (names.has(name)) return name;
    names.add(name);
  }
  return undefined;
}
