import { call } from '@realmwright/kernel/contract';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { describeSeconds, secondsOf, textAfter, wordsOf } from '../command-words.ts';
import { findPresence, findPresenceById } from '../social/social.contract.ts';
import { banAccount, kickAccount, unbanAccount } from './account.contract.ts';
import { aboutNamed, findTarget, mayJudge, nobodyCalled, type Subject, standsHigher } from './account-target.ts';
import { measureLine } from './measure.rules.ts';
import { findMeasures, listBannedAccounts } from './moderation.contract.ts';

/** What operators type to bar accounts and to put players out. */
export const banCommands: readonly ServiceCommand[] = [
  banCommand('account', 'Bans an account, for a time such as 1d12h or 30m, or for good with 0, and puts it out.'),
  banCommand('character', 'Bans the account of a character, for a time such as 1d12h, or for good with 0.'),
  unbanCommand('account', 'Lifts the ban of an account.'),
  unbanCommand('character', 'Lifts the ban of the account of a character.'),
  banInfoCommand(
    'account',
    'Says whether an account is banned or locked, until when and why, and lists its earlier bans.',
  ),
  banInfoCommand('character', 'Says the same of the account of a character.'),
  banListCommand('account', 'Lists accounts with a ban in force whose name contains something, at most 50.'),
  banListCommand('character', 'Lists the account of the character of that name if a ban is in force.'),
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
      const { accountId, name: spelling, roles } = presence.value;
      if (!mayJudge(caller.roles, roles)) return { lines: [standsHigher(spelling)] };
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
      if (seconds === undefined || reason === '') return { usage: true };
      return await aboutNamed(subject, name, caller, context, async (target, called) => {
        if (!mayJudge(caller.roles, target.account.roles)) return { lines: [standsHigher(target.name)] };
        const { bus, correlation } = context;
        const { username } = target.account;
        const outcome = await call(bus, banAccount, { username, seconds, reason, by: caller.name }, { correlation });
        if (isRefused(outcome)) return nobodyCalled(subject, called);
        const time = seconds === 0 ? 'for good' : `for ${describeSeconds(seconds)}`;
        return { lines: [`${called} is banned ${time}: ${reason}`] };
      });
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
      const [named] = wordsOf(argumentText);
      return await aboutNamed(subject, named, caller, context, async ({ account }, name) => {
        const { bus, correlation } = context;
        const lifted = { username: account.username, by: caller.name };
        const outcome = await call(bus, unbanAccount, lifted, { correlation });
        if (!isRefused(outcome)) return { lines: [`${name} may come back.`] };
        const isFree = outcome.refused === 'account.not-banned';
        return isFree ? { lines: [`${name} is not banned.`] } : nobodyCalled(subject, name);
      });
    },
  };
}

function banInfoCommand(subject: Subject, help: string): ServiceCommand {
  return {
    path: ['baninfo', subject],
    syntax: '$name',
    help,
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [named] = wordsOf(argumentText);
      return await aboutNamed(subject, named, caller, context, async ({ account }) => {
        const { bus, correlation } = context;
        const { accountId, isLocked, ban, username } = account;
        const found = await call(bus, findMeasures, { accountId }, { correlation });
        const bans = isRefused(found) ? [] : found.value.bans.map((measure) => `  ${measureLine(measure)}`);
        const state = ban === undefined ? (isLocked ? 'locked' : 'neither banned nor locked') : 'banned';
        return { lines: [`${username} is ${state}${bans.length === 0 ? '.' : '; newest first:'}`, ...bans] };
      });
    },
  };
}

function banListCommand(subject: Subject, help: string): ServiceCommand {
  return {
    path: ['banlist', subject],
    syntax: subject === 'account' ? '[$part]' : '$name',
    help,
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name] = wordsOf(argumentText);
      const { bus, correlation } = context;
      if (subject === 'character') {
        if (name === undefined) return { usage: true };
        const target = await findTarget(subject, name, caller, context);
        if (target?.account.ban === undefined) return { lines: [`No account of ${name} is banned.`] };
        return { lines: [`  ${target.account.username}: ${target.account.ban.reason}`] };
      }
      const found = await call(bus, listBannedAccounts, { contains: name ?? '', limit: 50 }, { correlation });
      if (isRefused(found) || found.value.totalCount === 0) return { lines: ['No such account is banned.'] };
      const rows = found.value.accounts.map(({ username, ban }) => `  ${username}: ${measureLine(ban)}`);
      return { lines: [`${found.value.totalCount} banned:`, ...rows] };
    },
  };
}
