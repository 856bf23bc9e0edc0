import type { AccountRoles } from '@realmwright/kernel/account-role';
import type { CommandAnswer, OperatorCommand } from '@realmwright/kernel/operator-command';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

/** An operator command that the map instance carries out: its declaration, and what it does within one step. */
export interface WorldCommand extends OperatorCommand {
  readonly runsAt: 'world';
  perform(call: CommandCall): CommandAnswer;
}

/** One use of a command. */
export interface CommandCall {
  readonly world: World;
  /** Who typed it, for answers that come later and for the record. */
  readonly callerName: string;
  readonly roles: AccountRoles;
  /** The caller's own character; undefined at the console. */
  readonly caller: Player | undefined;
  /** Whom it is about unless its arguments say otherwise: the selected player, else the caller or the named one. */
  readonly target: Player | undefined;
  /** Whom to tell of an outcome that comes later; 0 for nobody. */
  readonly question: number;
  /** What follows the command's own words, without spaces around it, and the same in words. */
  readonly rest: string;
  readonly words: readonly string[];
}

/** An answer of some lines. */
export function lines(...text: string[]): CommandAnswer {
  return { lines: text };
}

/** The arguments make no sense: the caller is shown the syntax. */
export const wrongUsage: CommandAnswer = { usage: true };

/** The answer where a command needs somebody and there is nobody. */
export const nobodySelected: CommandAnswer = lines('Select a player first, or name one.');
