import { type AccountRoles, accountRoles, highestRole } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import type { CommandAnswer, CommandCaller, CommandContext } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { findCharacterByName, findCharacterName } from '../character/character.contract.ts';
import { findAccount, findAccountById } from './account.contract.ts';
import type { AccountSummary } from './account-summary.rules.ts';

/** What a command is about: an account by its own name, or the one of a character. */
export type Subject = 'account' | 'character';

/** An account that a command is about, and how the caller called it. */
export interface AccountTarget {
  readonly account: AccountSummary;
  readonly name: string;
}

/** The account of that name, or behind the character of that name; without a name that of the selected player. */
export async function findTarget(
  subject: Subject,
  name: string | undefined,
  caller: CommandCaller,
  { bus, correlation }: CommandContext,
): Promise<AccountTarget | undefined> {
  if (subject === 'account') {
    const found = await call(bus, findAccount, { username: name ?? '' }, { correlation });
    return isRefused(found) ? undefined : { account: found.value, name: found.value.username };
  }
  const selected = caller.inWorld?.selected;
  if (name === undefined && selected === undefined) return undefined;
  const character =
    name === undefined && selected !== undefined
      ? await call(bus, findCharacterName, { characterId: selected }, { correlation })
      : await call(bus, findCharacterByName, { realm: caller.realm, name: name ?? '' }, { correlation });
  if (isRefused(character)) return undefined;
  const found = await call(bus, findAccountById, { accountId: character.value.accountId }, { correlation });
  return isRefused(found) ? undefined : { account: found.value, name: character.value.name };
}

/** Performs a command about the account that it has to name: without a name its usage is told, and nobody is answered so. */
export async function aboutNamed(
  subject: Subject,
  name: string | undefined,
  caller: CommandCaller,
  context: CommandContext,
  perform: (target: AccountTarget, name: string) => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  if (name === undefined) return { usage: true };
  const target = await findTarget(subject, name, caller, context);
  return target === undefined ? nobodyCalled(subject, name) : await perform(target, name);
}

/** What a caller is told who names nobody. */
export function nobodyCalled(subject: Subject, name: string): CommandAnswer {
  return { lines: [`There is no ${subject} called ${name}.`] };
}

/** Whether somebody with these roles may take a measure against somebody with those: not against who stands higher. */
export function mayJudge(caller: AccountRoles, target: AccountRoles): boolean {
  return accountRoles.indexOf(highestRole(target)) <= accountRoles.indexOf(highestRole(caller));
}

/** What a caller is told who may not. */
export function standsHigher(name: string): string {
  return `${name} has a higher role than you.`;
}
