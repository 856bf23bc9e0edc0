import { type AccountRole, accountRoles, highestRole } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import type { CommandAnswer, ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { wholeNumber, wordsOf } from '../command-words.ts';
import {
  checkPassword,
  createAccount,
  grantRole,
  listAccounts,
  lockAccount,
  setPassword,
  unlockAccount,
} from './account.contract.ts';

/** What operators and players type about accounts. */
export const accountCommands: readonly ServiceCommand[] = [
  {
    path: ['account'],
    syntax: '',
    help: 'Shows your account and what it may do.',
    leastRole: 'player',
    runsAt: 'services',
    console: 'refused',
    async perform({ name, roles }) {
      return { lines: [`Account ${name}, ${highestRole(roles)}.`] };
    },
  },
  {
    path: ['account', 'create'],
    syntax: '$name $password',
    help: 'Makes an account. Names have 1 to 16 letters and digits, passwords at most 16 characters without regard to case.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    secretFrom: 1,
    async perform(_, argumentText, { bus, correlation }) {
      const [username, password, ...more] = wordsOf(argumentText);
      if (username === undefined || password === undefined || more.length > 0) return { usage: true };
      const outcome = await call(bus, createAccount, { username, password, roles: [] }, { correlation });
      return told(outcome, (made) => `Account ${made.username} is made.`);
    },
  },
  {
    path: ['account', 'password'],
    syntax: '$old $new $new',
    help: 'Changes the password of your account. You are put out and log in with the new one.',
    leastRole: 'player',
    runsAt: 'services',
    console: 'refused',
    secretFrom: 0,
    async perform({ name: username }, argumentText, { bus, correlation }) {
      const [old, password, repeated, ...more] = wordsOf(argumentText);
      if (old === undefined || password === undefined || more.length > 0) return { usage: true };
      if (password.toUpperCase() !== repeated?.toUpperCase()) return { lines: ['The two new passwords differ.'] };
      const check = { username, password: old, address: `in-game ${username}` };
      const checked = await call(bus, checkPassword, check, { correlation });
      if (isRefused(checked)) return { lines: [reasons[checked.refused] ?? checked.refused] };
      return told(
        await call(bus, setPassword, { username, password }, { correlation }),
        () => 'Your password is changed.',
      );
    },
  },
  {
    path: ['account', 'set', 'password'],
    syntax: '$name $password $password',
    help: 'Sets the password of an account and puts its session out.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    secretFrom: 1,
    async perform(_, argumentText, { bus, correlation }) {
      const [username, password, repeated, ...more] = wordsOf(argumentText);
      if (username === undefined || password === undefined || more.length > 0) return { usage: true };
      if (password.toUpperCase() !== repeated?.toUpperCase()) return { lines: ['The two passwords differ.'] };
      const outcome = await call(bus, setPassword, { username, password }, { correlation });
      return told(outcome, () => `The password of ${username} is changed.`);
    },
  },
  {
    path: ['account', 'set', 'gmlevel'],
    syntax: '$name #level|$role',
    help: 'Gives an account a role: 0 player, 1 moderator, 2 gamemaster, 3 operator. 0 takes all others away.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, argumentText, { bus, correlation }) {
      const [username, word] = wordsOf(argumentText);
      const role = roleOf(word);
      if (username === undefined || role === undefined) return { usage: true };
      const outcome = await call(bus, grantRole, { username, role }, { correlation });
      return told(outcome, ({ roles }) => `${username} is ${highestRole(roles)} now.`);
    },
  },
  lockCommand('lock', 'Locks an account: nobody can log in with it, and whoever is in is put out.', true),
  lockCommand('unlock', 'Takes the lock off an account.', false),
  {
    path: ['account', 'onlinelist'],
    syntax: '',
    help: 'Lists the accounts that have an open session, at most 100.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, _argumentText, { bus, correlation }) {
      const page = { contains: '', after: '', limit: 100, onlineOnly: true };
      const listed = await call(bus, listAccounts, page, { correlation });
      if (isRefused(listed)) return { lines: [] };
      const { accounts, totalCount } = listed.value;
      const rows = accounts.map((one) => `  ${one.username} from ${one.lastAddress}, ${highestRole(one.roles)}`);
      return { lines: [`${totalCount} online:`, ...rows] };
    },
  },
  {
    path: ['lookup', 'player', 'account'],
    syntax: '$part',
    help: 'Lists accounts whose name contains something, at most 50.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, argumentText, { bus, correlation }) {
      const [contains] = wordsOf(argumentText);
      if (contains === undefined) return { usage: true };
      const page = { contains, after: '', limit: 50, onlineOnly: false };
      const listed = await call(bus, listAccounts, page, { correlation });
      if (isRefused(listed)) return { lines: [] };
      const rows = listed.value.accounts.map((one) => `  ${one.username}${one.isOnline ? ' (online)' : ''}`);
      return { lines: [`${listed.value.totalCount} found:`, ...rows] };
    },
  },
];

function lockCommand(word: 'lock' | 'unlock', help: string, isLock: boolean): ServiceCommand {
  return {
    path: ['account', word],
    syntax: '$name',
    help,
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, argumentText, { bus, correlation }) {
      const [username] = wordsOf(argumentText);
      if (username === undefined) return { usage: true };
      const outcome = await call(bus, isLock ? lockAccount : unlockAccount, { username }, { correlation });
      return told(outcome, () => `${username} is ${word}ed.`);
    },
  };
}

/** A role by its name or by the customary number. */
function roleOf(word: string | undefined): AccountRole | undefined {
  const number = wholeNumber(word);
  return number === undefined ? accountRoles.find((role) => role === word?.toLowerCase()) : accountRoles[number];
}

/** The refusals of this feature in sentences. */
const reasons: Readonly<Record<string, string>> = {
  'account.not-found': 'There is no such account.',
  'account.name-taken': 'There is an account of that name already.',
  'account.invalid-name': 'Account names have 1 to 16 letters and digits.',
  'account.invalid-password': 'Passwords have 1 to 16 printable characters of ASCII.',
  'account.wrong-password': 'That is not your password.',
  'account.throttled': 'Too many attempts; wait a while.',
};

function told<Value>(
  outcome: { readonly value: Value } | { readonly refused: string },
  tell: (value: Value) => string,
): CommandAnswer {
  return { lines: ['refused' in outcome ? (reasons[outcome.refused] ?? outcome.refused) : tell(outcome.value)] };
}
