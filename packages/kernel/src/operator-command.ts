import type { AccountRole } from './account-role.ts';
import type { AccountId, CharacterId, EdgeId, InstanceId, RealmId, SessionId } from './ids.ts';
import type { Bus } from './ports/bus.ts';
import type { Random } from './ports/random.ts';

/**
 * A command that operators type in chat (with a leading dot) or at the console. Declared in the slice that carries it
 * out; the declarations of a realm are collected by the composition root, routed by the operator service and printed
 * into the generated catalogue.
 */
export interface OperatorCommand {
  /** The words that name it, lower case, without the dot: `['npc', 'add']`. Callers may shorten each word. */
  readonly path: readonly string[];
  /** The arguments in the customary notation: `#entry` a number, `$name` a word or text, `[...]` may be left out. */
  readonly syntax: string;
  /** One or two sentences in our own words: what it does, to whom, and its limits. */
  readonly help: string;
  readonly leastRole: AccountRole;
  /**
   * Who carries it out. `services`: the operator service itself. `world`: the map instance of the caller's character,
   * or of the character that the first argument names when the caller is the console.
   */
  readonly runsAt: 'services' | 'world';
  /**
   * Whether the console, which has no character, may use it. A `world` command that says `named` takes the name of an
   * online character as its first argument there, and runs in that character's instance with it as the target.
   */
  readonly console: 'allowed' | 'named' | 'refused';
}

/** Who typed a command. */
export interface CommandCaller {
  /** The account's name or `console`: what the audit log keeps. */
  readonly name: string;
  readonly roles: readonly AccountRole[];
  readonly accountId: AccountId | undefined;
  /** The realm that the command is about. */
  readonly realm: RealmId;
  /** Where a caller in the world stands; undefined for the console. */
  readonly inWorld: CallerInWorld | undefined;
}

export interface CallerInWorld {
  readonly characterId: CharacterId;
  readonly characterName: string;
  readonly instance: InstanceId;
  readonly edge: EdgeId;
  readonly session: SessionId;
  /** The player whom the caller has selected, if it is one. */
  readonly selected: CharacterId | undefined;
}

/**
 * A command carried out by a service: its declaration and what it does. One that has the path of a `world` command is
 * its stand-in: used by the console when the character named is not in the world.
 */
export interface ServiceCommand extends OperatorCommand {
  readonly runsAt: 'services';
  /** Words of the arguments from this one on (0 is the first) never reach a log: they are passwords. */
  readonly secretFrom?: number;
  /**
   * Carries it out and returns the lines to show to the caller, in order. Wrong arguments are answered by
   * `{ usage: true }`, for which the router prints the syntax.
   */
  perform(caller: CommandCaller, argumentText: string, context: CommandContext): Promise<ServiceCommandAnswer>;
}

/** What a service command may need. */
export interface CommandContext {
  /** To ask its own and other features over their contracts. */
  readonly bus: Bus;
  readonly random: Random;
  /** Ties log lines and audit entry together: 16 hexadecimal digits. */
  readonly correlation: string;
}

export type CommandAnswer = { readonly lines: readonly string[] } | { readonly usage: true };

/**
 * What a service command may answer besides: its caller, who is in the world, is to do this command of the world; or
 * lines and a last one that gives access to something, which is shown to the caller and kept and logged nowhere.
 */
export type ServiceCommandAnswer =
  | CommandAnswer
  | { readonly forward: string }
  | { readonly lines: readonly string[]; readonly secret: string };
