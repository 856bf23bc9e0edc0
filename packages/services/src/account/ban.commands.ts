import { call } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import type { CommandAnswer, CommandContext, ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { findCharacterByName } from '../character/character.contract.ts';
import { describeSeconds, secondsOf, textAfter, wordsOf } from '../command-words.ts';
import { findPresence, findPresenceById } from '../social/social.contract.ts';
import { banAccount, findAccountById, kickAccount, unbanAccount } from './account.contract.ts';

/** What operators type to bar accounts and to put players out. */
export const banCommands: readonly ServiceCommand[] = [
  banCommand('account', 'Bans an account, for a time such as 1d12h or 30m, or for good with 0, and puts it out.'),
  banCommand('character', 'Bans the account of a character, for a time such as 1d12h, or for good with 0.'),
  unbanCommand('account', 'Lifts the ban of an account.'),
  unbanCommand('character', 'Lifts the ban of the account of a character.'),
  {
    path: ['kick'],
    syntax: '[$name] [$reason]',
    help: 'Puts a player out, the selected one without a name; the account may come back at once.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, { bus, correlation }) {
      const [name] = wordsOf(argumentText);
      const selected = caller.inWorld?.selected;
      if (name === undefined && selected === undefined) return { usage: true };
      const presence =
        name === undefined && selected !== undefined
          ? await call(bus, findPresenceById, { characterId: selected }, { correlation })
          : await call(bus, findPresence, { realm: caller.realm, name: name ?? '' }, { correlation });
      if (isRefused(presence)) return { lines: [`Nobody called ${name ?? 'so'} is in the world.`] };
      const { accountId, name: spelling } = presence.value;
      const kicked = await call(
        bus,
        kickAccount,
        { accountId, reason: textAfter(argumentText, 1).slice(0, 60).toWellFormed() },
        { correlation },
      );
      return { lines: [isRefused(kicked) ? `${spelling} has just left.` : `${spelling} is put out.`] };
    },
  },
];

type Subject = 'account' | 'character';

function banCommand(subject: Subject, help: string): ServiceCommand {
  return {
    path: ['ban', subject],
    syntax: '$name $duration $reason',
    help,
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name, duration] = wordsOf(argumentText);
      const seconds = secondsOf(duration);
      const reason = textAfter(argumentText, 2).slice(0, 60).toWellFormed();
      if (name === undefined || seconds === undefined || reason === '') return { usage: true };
      const username = await usernameOf(subject, name, caller.realm, context);
      if (username === undefined) return notFound(subject, name);
      const { bus, correlation } = context;
      const outcome = await call(bus, banAccount, { username, seconds, reason, by: caller.name }, { correlation });
      if (isRefused(outcome)) return notFound(subject, name);
      return {
        lines: [`${name} is banned ${seconds === 0 ? 'for good' : `for ${describeSeconds(seconds)}`}: ${reason}`],
      };
    },
  };
}

function unbanCommand(subject: Subject, help: string): ServiceCommand {
  return {
    path: ['unban', subject],
    syntax: '$name',
    help,
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name] = wordsOf(argumentText);
      if (name === undefined) return { usage: true };
      const username = await usernameOf(subject, name, caller.realm, context);
      if (username === undefined) return notFound(subject, name);
      const { bus, correlation } = context;
      const outcome = await call(bus, unbanAccount, { username, by: caller.name }, { correlation });
      if (!isRefused(outcome)) return { lines: [`${name} may come back.`] };
      return outcome.refused === 'account.not-banned' ? { lines: [`${name} is not banned.`] } : notFound(subject, name);
    },
  };
}

/** The account that is meant: by its own name, or by one of its characters. */
async function usernameOf(
  subject: Subject,
  name: string,
  realm: RealmId,
  { bus, correlation }: CommandContext,
): Promise<string | undefined> {
  if (subject === 'account') return name;
  const character = await call(bus, findCharacterByName, { realm, name }, { correlation });
  if (isRefused(character)) return undefined;
  const account = await call(bus, findAccountById, { accountId: character.value.accountId }, { correlation });
  return isRefused(account) ? undefined : account.value.username;
}

function notFound(subject: Subject, name: string): CommandAnswer {
  return { lines: [`There is no ${subject} called ${name}.`] };
}
