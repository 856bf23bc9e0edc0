import type { OperatorCommand, ServiceCommand } from '@realmwright/kernel/operator-command';
import { resolveCommand, usageOf } from './command-tree.rules.ts';

/** Commands about commands; `all` gives every command of the realm. */
export function helpCommands(all: () => readonly OperatorCommand[]): readonly ServiceCommand[] {
  return [
    {
      path: ['commands'],
      syntax: '',
      help: 'Lists the commands that you may use.',
      leastRole: 'player',
      runsAt: 'services',
      console: 'allowed',
      async perform({ roles }) {
        const resolution = resolveCommand(all(), roles, '');
        return { lines: resolution.kind === 'group' ? groupLines(resolution.words, resolution.commands) : [] };
      },
    },
    {
      path: ['help'],
      syntax: '[$command]',
      help: 'Lists the commands that you may use, or explains one of them.',
      leastRole: 'player',
      runsAt: 'services',
      console: 'allowed',
      async perform({ roles }, argumentText) {
        const resolution = resolveCommand(all(), roles, argumentText.replace(/^[.!]/, ''));
        switch (resolution.kind) {
          case 'command':
            return { lines: [usageOf(resolution.command), resolution.command.help] };
          case 'group':
            return { lines: groupLines(resolution.words, resolution.commands) };
          case 'ambiguous':
            return { lines: [`".${resolution.word}" can mean: ${resolution.meanings.join(', ')}`] };
          case 'unknown':
            return { lines: [`There is no command ".${resolution.word}".`] };
        }
      },
    },
  ];
}

/** The next words that can follow, several to a line. */
export function groupLines(words: readonly string[], commands: readonly OperatorCommand[]): readonly string[] {
  const next = new Map<string, boolean>();
  for (const { path } of commands) {
    const word = path[words.length];
    if (word !== undefined) next.set(word, (next.get(word) ?? false) || path.length > words.length + 1);
  }
  if (next.size === 0) return ['There is no command that you may use.'];
  const names = [...next]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, isGroup]) => (isGroup ? `${word} ...` : word));
  const head = words.length === 0 ? 'Commands:' : `Below .${words.join(' ')}:`;
  const lines: string[] = [];
  for (let i = 0; i < names.length; i += namesPerLine) lines.push(`  ${names.slice(i, i + namesPerLine).join(', ')}`);
  return [head, ...lines];
}

/** Names in one line of a chat window. */
const namesPerLine = 8;
