import { type AccountRole, accountRoles } from '@realmwright/kernel/account-role';
import { call, type RequestContract } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import {
  banAccount,
  createAccount,
  createAccounts,
  grantRole,
  listAccounts,
  lockAccount,
  mostAccountsAtOnce,
  setAuthenticator,
  setPassword,
  setPin,
  unbanAccount,
  unlockAccount,
} from '@realmwright/services/account/account.contract';
import { issueResetToken } from '@realmwright/services/account/credentials.contract';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { formatTable, output } from '../output.ts';
import { choosePassword } from '../password.ts';
import { readWhole, realmOptions, withRealmBus } from '../realm-options.ts';
import { refusalSentence } from '../refusal-sentences.ts';

const name = { type: 'positional', required: true, valueHint: 'NAME', description: 'Name of the account' } as const;
const password = {
  type: 'positional',
  required: false,
  valueHint: 'PASSWORD|-',
  description: 'The password; "-" reads it from standard input; left out, a random one is made and shown',
} as const;
const roleHint = `One of ${accountRoles.join(', ')}`;

const create = defineCommand({
  meta: { name: 'create', description: 'Creates an account, or many for a load test.' },
  args: {
    ...realmOptions,
    name: { ...name, required: false },
    passwordText: password,
    role: { type: 'string', valueHint: 'ROLE', description: roleHint, default: 'player' },
    count: { type: 'string', valueHint: 'N', description: 'Create this many accounts, with --pattern and --password' },
    pattern: { type: 'string', valueHint: 'TEXT', description: 'Name of each, {} is replaced by its number' },
    first: { type: 'string', valueHint: 'N', description: 'Number of the first one', default: '1' },
    password: { type: 'string', valueHint: 'TEXT', description: 'Password of all of them' },
  },
  run: guarded(async ({ args }) => {
    const role = readRole(args.role);
    const roles = role === 'player' ? [] : [role];
    if (args.count !== undefined) {
      if (args.pattern === undefined || args.password === undefined) {
        throw new OperatorError(
          "--count needs --pattern and --password, such as --count 500 --pattern 'loadbot{}' --password loadbot.",
        );
      }
      const count = readWhole(args.count, '--count', 1, 1_000_000);
      const first = readWhole(args.first, '--first', 0, 1_000_000_000);
      const many = { pattern: args.pattern, password: args.password, roles };
      await withRealmBus(args, (bus) => createMany(bus, { ...many, first, count }));
      return 0;
    }
    if (args.name === undefined)
      throw new OperatorError('Name the account: realmwright account create NAME [PASSWORD].');
    const username = args.name;
    const chosen = await choosePassword(args.passwordText ?? args.password);
    await withRealmBus(args, async (bus) => {
      const created = await ask(bus, createAccount, { username, password: chosen.password, roles });
      output.line(`The account ${created.username} is ready${roles.length === 0 ? '' : ` (${roles.join(', ')})`}.`);
      if (chosen.isMade) output.line(`  password  ${chosen.password}`);
    });
    return 0;
  }),
});

const changePassword = defineCommand({
  meta: { name: 'password', description: 'Sets the password and ends the session of the account.' },
  args: { ...realmOptions, name, passwordText: password },
  run: guarded(async ({ args }) => {
    const chosen = await choosePassword(args.passwordText);
    await withRealmBus(args, (bus) => ask(bus, setPassword, { username: args.name, password: chosen.password }));
    output.line(`The password of ${args.name} is set.`);
    if (chosen.isMade) output.line(`  password  ${chosen.password}`);
    return 0;
  }),
});

const lock = defineCommand({
  meta: { name: 'lock', description: 'Locks the account: nobody can log in with it, whoever is in is put out.' },
  args: { ...realmOptions, name },
  run: guarded(async ({ args }) => {
    await withRealmBus(args, (bus) => ask(bus, lockAccount, { username: args.name }));
    output.line(`${args.name} is locked.`);
    return 0;
  }),
});

const unlock = defineCommand({
  meta: { name: 'unlock', description: 'Takes a lock away.' },
  args: { ...realmOptions, name },
  run: guarded(async ({ args }) => {
    await withRealmBus(args, (bus) => ask(bus, unlockAccount, { username: args.name }));
    output.line(`${args.name} is unlocked.`);
    return 0;
  }),
});

const resetToken = defineCommand({
  meta: { name: 'reset-token', description: 'Makes a token with which somebody sets a new password on the pages.' },
  args: { ...realmOptions, name },
  run: guarded(async ({ args }) => {
    const wish = { username: args.name, by: 'console' };
    const { token, endsAt } = await withRealmBus(args, (bus) => ask(bus, issueResetToken, wish));
    const until = new Date(endsAt).toISOString().slice(11, 16);
    output.line(`With this token ${args.name} sets a new password once, until ${until} UTC. It is shown this once:`);
    output.line(`  token  ${token}`);
    return 0;
  }),
});

const authenticator = defineCommand({
  meta: {
    name: 'authenticator',
    description: 'Asks for a code of an authenticator program at each login, or no more.',
  },
  args: {
    ...realmOptions,
    name,
    remove: { type: 'boolean', description: 'Take the authenticator away', default: false },
  },
  run: guarded(async ({ args }) => {
    const wish = { username: args.name, remove: args.remove, secret: undefined };
    const { secret, uri } = await withRealmBus(args, (bus) => ask(bus, setAuthenticator, wish));
    if (args.remove) {
      output.line(`${args.name} logs in without an authenticator.`);
      return 0;
    }
    output.line(`${args.name} needs an authenticator now. Its secret is shown this once:`);
    output.line(`  secret  ${secret}`);
    output.line(`  address ${uri}`);
    return 0;
  }),
});

const ban = defineCommand({
  meta: { name: 'ban', description: 'Bans the account for a time, or for good.' },
  args: {
    ...realmOptions,
    name,
    for: { type: 'string', valueHint: 'TIME', description: 'How long: 30m, 12h, 7d; left out: for good' },
    reason: { type: 'string', valueHint: 'TEXT', description: 'Why, for the log', default: '' },
  },
  run: guarded(async ({ args }) => {
    const seconds = args.for === undefined ? 0 : readDuration(args.for);
    const ban = { username: args.name, seconds, reason: args.reason, by: 'console' };
    await withRealmBus(args, (bus) => ask(bus, banAccount, ban));
    output.line(`${args.name} is banned${args.for === undefined ? ' for good' : ` for ${args.for}`}.`);
    return 0;
  }),
});

const unban = defineCommand({
  meta: { name: 'unban', description: 'Ends a ban.' },
  args: { ...realmOptions, name },
  run: guarded(async ({ args }) => {
    await withRealmBus(args, (bus) => ask(bus, unbanAccount, { username: args.name, by: 'console' }));
    output.line(`${args.name} is no longer banned.`);
    return 0;
  }),
});

const grant = defineCommand({
  meta: { name: 'grant', description: 'Gives a role; "player" takes all others away.' },
  args: {
    ...realmOptions,
    name,
    role: { type: 'positional', required: true, valueHint: 'ROLE', description: roleHint },
  },
  run: guarded(async ({ args }) => {
    const granted = readRole(args.role);
    const { roles } = await withRealmBus(args, (bus) => ask(bus, grantRole, { username: args.name, role: granted }));
    output.line(`${args.name} is ${roles.length === 0 ? 'a player' : roles.join(', ')} now.`);
    return 0;
  }),
});

const list = defineCommand({
  meta: { name: 'list', description: 'Lists accounts by name.' },
  args: {
    ...realmOptions,
    contains: { type: 'string', valueHint: 'TEXT', description: 'Only names that contain this', default: '' },
    online: { type: 'boolean', description: 'Only accounts that are logged in', default: false },
    limit: { type: 'string', valueHint: 'N', description: 'At most this many', default: '100' },
  },
  run: guarded(async ({ args }) => {
    const limit = readWhole(args.limit, '--limit', 1, 100_000);
    const { accounts, totalCount } = await withRealmBus(args, (bus) => listAll(bus, args.contains, args.online, limit));
    const rows = accounts.map((account) => [
      account.username,
      account.roles.join(', ') || 'player',
      account.isOnline ? 'online' : account.ban !== undefined ? 'banned' : account.isLocked ? 'locked' : '',
      account.lastLoginAt === 0 ? 'never' : new Date(account.lastLoginAt).toISOString().slice(0, 16).replace('T', ' '),
    ]);
    output.line(formatTable(['name', 'roles', 'state', 'last login'], rows));
    output.line(`${rows.length} of ${totalCount}`);
    return 0;
  }),
});

const pin = defineCommand({
  meta: { name: 'pin', description: 'Asks for a PIN at each login, or no more.' },
  args: {
    ...realmOptions,
    name,
    digits: { type: 'positional', required: false, valueHint: 'DIGITS', description: '4 to 10 digits' },
    remove: { type: 'boolean', description: 'Take the PIN away', default: false },
  },
  run: guarded(async ({ args }) => {
    if (args.remove === (args.digits !== undefined))
      throw new OperatorError('Name the digits of the PIN, or --remove.');
    await withRealmBus(args, (bus) => ask(bus, setPin, { username: args.name, pin: args.digits }));
    output.line(args.remove ? `${args.name} logs in without a PIN.` : `${args.name} needs the PIN now.`);
    return 0;
  }),
});

export const accountCommand = defineCommand({
  meta: { name: 'account', description: 'Creates, changes and lists accounts of the running realm.' },
  subCommands: {
    create,
    password: changePassword,
    'reset-token': resetToken,
    authenticator,
    pin,
    lock,
    unlock,
    ban,
    unban,
    grant,
    list,
  },
});

function readRole(text: string): AccountRole {
  const role = accountRoles.find((known) => known === text);
  if (role === undefined) throw new OperatorError(`There is no role "${text}": ${accountRoles.join(', ')}.`);
  return role;
}

async function ask<Input, Output, Refusal extends string>(
  bus: Bus,
  contract: RequestContract<Input, Output, Refusal>,
  input: Input,
): Promise<Output> {
  const outcome = await call(bus, contract, input);
  if (isRefused(outcome)) throw new OperatorError(refusalSentence(outcome.refused));
  return outcome.value;
}

type Many = Parameters<typeof createAccounts.input.encode>[0];

async function createMany(bus: Bus, many: Many): Promise<void> {
  let createdCount = 0;
  let existingCount = 0;
  for (let done = 0; done < many.count; done += mostAccountsAtOnce) {
    const count = Math.min(mostAccountsAtOnce, many.count - done);
    const part = await ask(bus, createAccounts, { ...many, first: many.first + done, count });
    createdCount += part.createdCount;
    existingCount += part.existingCount;
  }
  output.line(`${createdCount} accounts created${existingCount === 0 ? '' : `, ${existingCount} were there already`}.`);
}

async function listAll(bus: Bus, contains: string, onlineOnly: boolean, limit: number) {
  const accounts: Awaited<ReturnType<typeof listPage>>['accounts'][number][] = [];
  for (let after = ''; ; ) {
    const page = await listPage(bus, contains, onlineOnly, after, Math.min(500, limit - accounts.length));
    accounts.push(...page.accounts);
    const last = page.accounts.at(-1);
    if (last === undefined || accounts.length >= limit || accounts.length >= page.totalCount) {
      return { accounts, totalCount: page.totalCount };
    }
    after = last.username;
  }
}

function listPage(bus: Bus, contains: string, onlineOnly: boolean, after: string, limit: number) {
  return ask(bus, listAccounts, { contains, after, limit, onlineOnly });
}

function readDuration(text: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * ({ s: 1, m: 60, h: 3_600, d: 86_400 }[unit] ?? 0);
  if (seconds < 1 || seconds > 0xffff_ffff) throw new OperatorError('--for takes a time such as 30m, 12h or 7d.');
  return seconds;
}
