import { type AccountRole, accountRoles } from '@realmwright/kernel/account-role';
import type { OperatorCommand } from '@realmwright/kernel/operator-command';
import type { Database } from '@realmwright/platform/database/database';
import { listCommandRoles, storeCommandRole } from './command-role.store.ts';
import { nameOf } from './command-tree.rules.ts';

/** Commands whose declaration always holds: with them, a lower role could raise itself. */
const fixedCommands: ReadonlySet<string> = new Set(['account set gmlevel', 'account set password', 'command role']);

/**
 * Which role each command asks for: the one of its declaration, unless operators chose another. Kept in the database;
 * this is what a replica last read of it.
 */
export class CommandRoles {
  readonly #database: Database;
  #chosen: ReadonlyMap<string, AccountRole> = new Map();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those that differ from their declarations. */
  get chosen(): ReadonlyMap<string, AccountRole> {
    return this.#chosen;
  }

  async read(): Promise<void> {
    this.#chosen = await listCommandRoles(this.#database);
  }

  /** Sets the role that a command asks for, or goes back to its declaration. False for commands that stay as they are. */
  async choose(command: OperatorCommand, role: AccountRole | undefined, by: string): Promise<boolean> {
    const name = nameOf(command);
    if (fixedCommands.has(name)) return false;
    await storeCommandRole(this.#database, name, role, by);
    await this.read();
    return true;
  }

  /** The commands with the roles that they ask for now. */
  over<Command extends OperatorCommand>(commands: readonly Command[]): readonly Command[] {
    if (this.#chosen.size === 0) return commands;
    return commands.map((command) => {
      const leastRole = this.#chosen.get(nameOf(command));
      return leastRole === undefined ? command : { ...command, leastRole };
    });
  }

  /** Whether a role below its declaration may use the command; then whoever carries it out must be told. */
  lowered(command: OperatorCommand): AccountRole | undefined {
    const chosen = this.#chosen.get(nameOf(command));
    if (chosen === undefined) return undefined;
    return accountRoles.indexOf(chosen) < accountRoles.indexOf(command.leastRole) ? chosen : undefined;
  }
}
