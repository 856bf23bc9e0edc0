import { call } from '@realmwright/kernel/contract';
import type { InstanceId } from '@realmwright/kernel/ids';
import type {
  CommandCaller,
  CommandContext,
  OperatorCommand,
  ServiceCommand,
  ServiceCommandAnswer,
} from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { BusNoResponderError, BusTimeoutError } from '@realmwright/kernel/ports/bus';
import { findCharacterByName } from '../character/character.contract.ts';
import { textAfter, wordsOf } from '../command-words.ts';
import { findPresence } from '../social/social.contract.ts';
import { nameOf, usageOf } from './command-tree.rules.ts';
import { performInWorld } from './operator.contract.ts';

/** What came of a command: lines for the caller, or what the caller's own instance is to do. */
export interface CommandResult {
  readonly outcome: 'accepted' | 'forwarded' | 'refused' | 'failed';
  readonly lines: readonly string[];
  /** A last line, which is kept and logged nowhere. */
  readonly secret?: string;
  readonly forward: string | undefined;
}

/** Longest command that a world takes, bytes; a chat line of the supported clients has no more. */
const longestForward = 255;

/** Brings commands of the world to the instance where they belong, or to the stand-in when whom they name is away. */
export class CommandCourier {
  readonly #standIns: ReadonlyMap<string, ServiceCommand>;

  constructor(standIns: ReadonlyMap<string, ServiceCommand>) {
    this.#standIns = standIns;
  }

  /**
   * A caller in the world has it done by its own instance, in the order in which it types, unless it names somebody who
   * is elsewhere. The console always names somebody.
   */
  async carry(
    caller: CommandCaller,
    command: OperatorCommand,
    argumentText: string,
    context: CommandContext,
  ): Promise<CommandResult> {
    if (caller.inWorld !== undefined) {
      const { instance } = caller.inWorld;
      const elsewhere = await this.#carryElsewhere(caller, command, argumentText, context, instance);
      return elsewhere ?? forwarded(`${nameOf(command)} ${argumentText}`.trim());
    }
    if (command.console === 'refused') return refused('This command needs a character in the world.');
    const [name] = wordsOf(argumentText);
    if (name === undefined) return refused(`${usageOf(command)} (at the console: the character's name first)`);
    const { bus, correlation } = context;
    const presence = await call(bus, findPresence, { realm: caller.realm, name }, { correlation });
    if (!isRefused(presence)) return this.#askWorld(caller, command, argumentText, context, presence.value);
    const standIn = this.#standIns.get(nameOf(command));
    if (standIn === undefined) return refused(`Nobody called ${name} is in the world.`);
    return resultOf(await standIn.perform(caller, argumentText, context), standIn);
  }

  /** Undefined when it names nobody, or somebody whom the caller's own instance knows or nobody does. */
  async #carryElsewhere(
    caller: CommandCaller,
    command: OperatorCommand,
    argumentText: string,
    context: CommandContext,
    own: InstanceId,
  ): Promise<CommandResult | undefined> {
    if (command.console !== 'named' || !command.syntax.startsWith('[$name]')) return undefined;
    const [name] = wordsOf(argumentText);
    if (name === undefined || /^[-+0-9]/.test(name)) return undefined;
    const { bus, correlation } = context;
    const presence = await call(bus, findPresence, { realm: caller.realm, name }, { correlation });
    if (!isRefused(presence)) {
      if (presence.value.instance === own) return undefined;
      return this.#askWorld(caller, command, argumentText, context, presence.value);
    }
    const standIn = this.#standIns.get(nameOf(command));
    if (standIn === undefined) return undefined;
    const known = await call(bus, findCharacterByName, { realm: caller.realm, name }, { correlation });
    // One that is just coming is known to its instance before the registry hears of it.
    if (isRefused(known) || known.value.isInWorld) return undefined;
    return resultOf(await standIn.perform(caller, argumentText, context), standIn);
  }

  async #askWorld(
    caller: CommandCaller,
    command: OperatorCommand,
    argumentText: string,
    { bus, correlation }: CommandContext,
    { characterId: target, instance, name }: Whereabouts,
  ): Promise<CommandResult> {
    const text = `${nameOf(command)} ${textAfter(argumentText, 1)}`.trim();
    // The caller was admitted here, perhaps by a role that operators chose: the world need not judge it again.
    const admitted = { ...caller, roles: [...new Set([...caller.roles, command.leastRole])] };
    try {
      const options = { scope: instance, correlation };
      const done = await call(bus, performInWorld, { caller: admitted, target, text }, options);
      if (isRefused(done)) return refused(`${name} has just left that part of the world.`);
      return { outcome: 'accepted', lines: done.value.lines, forward: undefined };
    } catch (error) {
      if (!(error instanceof BusNoResponderError || error instanceof BusTimeoutError)) throw error;
      return { outcome: 'failed', lines: [`The world of ${name} does not answer.`], forward: undefined };
    }
  }
}

type Whereabouts = Pick<NonNullable<CommandCaller['inWorld']>, 'characterId' | 'instance'> & { readonly name: string };

/** What a service's answer comes to. */
export function resultOf(answer: ServiceCommandAnswer, command: OperatorCommand): CommandResult {
  if ('forward' in answer) return forwarded(answer.forward);
  if ('usage' in answer) {
    return { outcome: 'refused', lines: [usageOf(command), command.help], forward: undefined };
  }
  return { outcome: 'accepted', forward: undefined, ...answer };
}

function forwarded(text: string): CommandResult {
  if (Buffer.byteLength(text) > longestForward) return refused('That is too long.');
  return { outcome: 'forwarded', lines: [], forward: text };
}

/** One sentence that says why not. */
export function refused(line: string): CommandResult {
  return { outcome: 'refused', lines: [line], forward: undefined };
}
