import { OperatorError } from '@realmwright/kernel/errors';
import { type Build, everyBuild, isBuild } from '@realmwright/protocol/versions/build';
import { defineCommand } from 'citty';
import { AcknowledgedLog, readPromises } from '../crowd/acknowledged-log.ts';
import { type Behaviour, behaviours } from '../crowd/behaviours.ts';
import type { Address } from '../crowd/bot-login.wire.ts';
import { type CrowdPlan, fieldFor, runCrowd } from '../crowd/crowd.ts';
import { progressOf, summaryOf, summaryValue } from '../crowd/crowd-report.ts';
import { verifyPromises } from '../crowd/verify.ts';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';
import { chooseRealm, type RealmArguments, readWhole, realmOptions } from '../realm-options.ts';

const loginOptions = {
  ...realmOptions,
  login: {
    type: 'string',
    valueHint: 'HOST:PORT',
    description: 'Login server (default: the one of this machine, with the port of the configuration)',
  },
  password: { type: 'string', valueHint: 'TEXT', description: 'Password of all accounts', default: 'loadbot' },
} as const;

const behaviourList = Object.entries(behaviours)
  .map(([name, { says }]) => `${name} (${says})`)
  .join(', ');

const crowdOptions = {
  ...loginOptions,
  build: {
    type: 'string',
    valueHint: 'BUILD',
    description: `One of ${everyBuild.join(', ')}, or all in turn`,
    default: 'all',
  },
  count: { type: 'string', valueHint: 'N', description: 'How many bots', default: '10' },
  behaviour: { type: 'string', valueHint: 'NAME', description: `What they do: ${behaviourList}`, default: 'mix' },
  duration: { type: 'string', valueHint: 'TIME', description: 'How long they stay: 30s, 10m, 2h', default: '60s' },
  accounts: {
    type: 'string',
    valueHint: 'PATTERN',
    description: 'Name of each account, {} is replaced by its number',
    default: 'loadbot{}',
  },
  first: { type: 'string', valueHint: 'N', description: 'Number of the first account', default: '1' },
  ramp: {
    type: 'string',
    valueHint: 'N',
    description: 'Logins begun per second; a login server takes 50 from one address',
    default: '40',
  },
  field: {
    type: 'string',
    valueHint: 'YARDS',
    description: 'Side of the square on which they live (default: so that each sees about 24 others)',
  },
  heartbeat: {
    type: 'string',
    valueHint: 'MILLIS',
    description: 'Time between reports of a walking bot',
    default: '500',
  },
  log: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Append every acknowledged action to this file, as JSON lines',
  },
  json: { type: 'boolean', description: 'Print the summary as JSON', default: false },
} as const;

const run = defineCommand({
  meta: {
    name: 'run',
    description: 'Sends a crowd of clients into a realm (what `crowd` does without a further word).',
  },
  args: crowdOptions,
  run: guarded(async ({ args }) => {
    const plan = await planOf(args);
    const leaving = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => leaving.abort());
    const begun = performance.now();
    let told: NodeJS.Timeout | undefined;
    const figures = await runCrowd(plan, leaving.signal, (crowd) => {
      const progress = progressOf(crowd);
      told = setInterval(() => output.note(progress()), progressMillis);
    });
    clearInterval(told);
    await plan.log?.close();
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage();
    const cpuSeconds = (user + system) / 1e6;
    if (args.json) output.line(JSON.stringify(summaryValue(figures, seconds, cpuSeconds), undefined, 2));
    else for (const line of summaryOf(figures, seconds, cpuSeconds)) output.line(line);
    return figures.disconnectCount + figures.lostCount === 0 ? 0 : 1;
  }),
});

const verify = defineCommand({
  meta: { name: 'verify', description: 'Asks a realm whether everything in a log of acknowledged actions is true.' },
  args: {
    ...loginOptions,
    log: { type: 'string', required: true, valueHint: 'FILE', description: 'The log that `crowd --log` wrote' },
  },
  run: guarded(async ({ args }) => {
    const promises = await readPromises(args.log);
    const where = { login: await loginOf(args), password: args.password };
    let toldAt = performance.now();
    const { faults, ...checked } = await verifyPromises(promises, where, (done) => {
      if (performance.now() - toldAt < progressMillis) return;
      toldAt = performance.now();
      output.note(`${done} of ${promises.length} characters`);
    });
    for (const fault of faults) output.line(fault);
    const { checkedCharacters, checkedPlaces, checkedPurses } = checked;
    output.line(
      `${checkedCharacters} of ${promises.length} characters checked, ${checkedPlaces} places, ${checkedPurses} purses: ${faults.length} faults`,
    );
    return faults.length === 0 ? 0 : 1;
  }),
});

export const crowdCommand = defineCommand({
  meta: {
    name: 'crowd',
    description: 'Sends a crowd of clients into a realm and measures; `verify` checks afterwards.',
  },
  args: crowdOptions,
  subCommands: { run, verify },
  default: 'run',
});

type CrowdArguments = RealmArguments &
  Readonly<
    Record<
      'build' | 'count' | 'behaviour' | 'duration' | 'accounts' | 'first' | 'password' | 'ramp' | 'heartbeat',
      string
    >
  > &
  Readonly<Partial<Record<'login' | 'field' | 'log', string | undefined>>>;

async function planOf(args: CrowdArguments): Promise<CrowdPlan> {
  const count = readWhole(args.count, '--count', 1, 20_000);
  return {
    login: await loginOf(args),
    builds: buildsOf(args.build),
    count,
    behaviour: behaviourOf(args.behaviour),
    durationMillis: durationOf(args.duration),
    accounts: args.accounts,
    firstNumber: readWhole(args.first, '--first', 0, 1_000_000_000),
    password: args.password,
    loginsPerSecond: readWhole(args.ramp, '--ramp', 1, 10_000),
    fieldYards: args.field === undefined ? fieldFor(count) : readWhole(args.field, '--field', 0, 10_000),
    heartbeatMillis: readWhole(args.heartbeat, '--heartbeat', 50, 2_000),
    log: args.log === undefined ? undefined : new AcknowledgedLog(args.log),
  };
}

function buildsOf(text: string): readonly Build[] {
  if (text === 'all') return everyBuild.toReversed();
  const build = Number(text);
  if (!isBuild(build)) throw new OperatorError(`--build is one of ${everyBuild.join(', ')}, or all, not "${text}".`);
  return [build];
}

function behaviourOf(name: string): Behaviour {
  const behaviour = Object.hasOwn(behaviours, name) ? behaviours[name] : undefined;
  if (behaviour !== undefined) return behaviour;
  throw new OperatorError(`There is no behaviour "${name}": ${Object.keys(behaviours).join(', ')}.`);
}

function durationOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const millis = Number(count) * ({ s: 1_000, m: 60_000, h: 3_600_000 }[unit] ?? 0);
  if (millis === 0) throw new OperatorError(`--duration takes a time such as 30s, 10m or 2h, not "${text}".`);
  return millis;
}

async function loginOf(args: RealmArguments & { readonly login?: string | undefined }): Promise<Address> {
  if (args.login === undefined) {
    const { network } = (await chooseRealm(args)).config;
    const isEverywhere = network.bind === '0.0.0.0' || network.bind === '::';
    return { host: isEverywhere ? '127.0.0.1' : network.bind, port: network.loginPort };
  }
  const [, host = '', port = '3724'] = /^(.+?)(?::(\d+))?$/.exec(args.login) ?? [];
  return { host, port: readWhole(port, '--login', 1, 65_535) };
}

const progressMillis = 2_000;
