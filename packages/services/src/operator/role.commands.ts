import { accountRoles } from '@realmwright/kernel/account-role';
import type { OperatorCommand, ServiceCommand } from '@realmwright/kernel/operator-command';
import { textAfter, wordsOf } from '../command-words.ts';
import type { CommandRoles } from './command-roles.ts';
import { nameOf } from './command-tree.rules.ts';

/** What role commands work with. */
export interface RoleCommandParts {
  readonly roles: Pick<CommandRoles, 'chosen' | 'choose'>;
  /** Every command of the realm as it is declared. */
  readonly all: () => readonly OperatorCommand[];
  /** Tells the other replicas. */
  readonly tell: () => void;
}

/** Commands about who may use which command. */
export function roleCommands({ roles, all, tell }: RoleCommandParts): readonly ServiceCommand[] {
  return [
    {
      path: ['command', 'role'],
      syntax: '$role|default $command',
      help: 'Sets the least role that a command asks for, or goes back to what it asks for by itself. It counts at once and holds over restarts.',
      leastRole: 'operator',
      runsAt: 'services',
      console: 'allowed',
      async perform({ name: by }, argumentText) {
        const [word] = wordsOf(argumentText);
        const role = accountRoles.find((one) => one === word?.toLowerCase());
        const wanted = textAfter(argumentText, 1).replace(/^[.!]/, '').toLowerCase().replaceAll(/\s+/g, ' ');
        if ((role === undefined && word?.toLowerCase() !== 'default') || wanted === '') return { usage: true };
        const command = all().find((one) => nameOf(one) === wanted);
        if (command === undefined) return { lines: [`There is no command ".${wanted}"; it must be spelled in full.`] };
        if (!(await roles.choose(command, role, by))) return { lines: [`.${wanted} is for operators alone.`] };
        tell();
        return { lines: [`.${wanted} is for ${role ?? command.leastRole} and above now.`] };
      },
    },
    {
      path: ['command', 'roles'],
      syntax: '',
      help: 'Lists the commands that ask for another role than by themselves.',
      leastRole: 'operator',
      runsAt: 'services',
      console: 'allowed',
      async perform() {
        const declared = new Map(all().map((command) => [nameOf(command), command.leastRole]));
        const rows = [...roles.chosen].map(
          ([name, role]) => `  .${name}: ${role}, by itself ${declared.get(name) ?? 'gone'}`,
        );
        return { lines: rows.length === 0 ? ['Every command asks for its own role.'] : rows };
      },
    },
  ];
}
