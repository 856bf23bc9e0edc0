import { call } from '@realmwright/kernel/contract';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { wordsOf } from '../command-words.ts';
import { aboutNamed, mayJudge, standsHigher } from './account-target.ts';
import { issueResetToken } from './credentials.contract.ts';
import { shortTime } from './measure.rules.ts';
import { endDevices, listDevices, listSignInWarnings } from './web-session.contract.ts';

/** What operators type about the devices that are signed in to the pages, and about passwords that were lost. */
export const deviceCommands: readonly ServiceCommand[] = [
  {
    path: ['account', 'reset-token'],
    syntax: '$name',
    help: 'Makes a token with which the owner of an account sets a new password on the pages: once, within an hour.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name] = wordsOf(argumentText);
      return await aboutNamed('account', name, caller, context, async ({ account: { username } }) => {
        const wish = { username, by: caller.name };
        const issued = await call(context.bus, issueResetToken, wish, { correlation: context.correlation });
        if (isRefused(issued)) return { lines: [`${username} is a guest and has no password.`] };
        const { token, endsAt } = issued.value;
        const lines = [`For a new password of ${username}, once, until ${shortTime(endsAt)} UTC:`];
        return { lines, secret: token };
      });
    },
  },
  {
    path: ['account', 'devices'],
    syntax: '$name',
    help: 'Lists the devices that an account is signed in with on the pages, at most 50, and what is odd about them.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name] = wordsOf(argumentText);
      return await aboutNamed('account', name, caller, context, async ({ account }) => {
        const { bus, correlation } = context;
        const page = { accountId: account.accountId, after: undefined, limit: 50 };
        const listed = await call(bus, listDevices, page, { correlation });
        const devices = isRefused(listed) ? [] : listed.value.devices;
        const rows = devices.map(({ device, address, lastUsedAt, isPlaying, warning }) => {
          const odd = warning && ` (${wordsOfWarning[warning.kind]}, from ${warning.otherAddress})`;
          return `  ${device} from ${address}, ${isPlaying ? 'playing' : shortTime(lastUsedAt)}${odd ?? ''}`;
        });
        return { lines: [`${account.username} is signed in with ${devices.length}:`, ...rows] };
      });
    },
  },
  {
    path: ['account', 'sign-out'],
    syntax: '$name',
    help: 'Signs every device of an account out of the pages and closes what it has open there.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name] = wordsOf(argumentText);
      return await aboutNamed('account', name, caller, context, async ({ account }) => {
        if (!mayJudge(caller.roles, account.roles)) return { lines: [standsHigher(account.username)] };
        const { bus, correlation } = context;
        const all = { accountId: account.accountId, keep: undefined };
        const ended = await call(bus, endDevices, all, { correlation });
        return { lines: [`${isRefused(ended) ? 0 : ended.value.endedCount} devices are signed out.`] };
      });
    },
  },
  {
    path: ['account', 'warnings'],
    syntax: '',
    help: 'Lists the sign-ins of the last three months that look as if two people used an account, at most 50.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform(_caller, _argumentText, { bus, correlation }) {
      const listed = await call(bus, listSignInWarnings, { accountId: undefined, limit: 50 }, { correlation });
      const warnings = isRefused(listed) ? [] : listed.value.warnings;
      if (warnings.length === 0) return { lines: ['No sign-in looks odd.'] };
      return {
        lines: warnings.map(
          ({ at, username, kind, address, otherAddress }) =>
            `${shortTime(at)} ${username} from ${address}: ${wordsOfWarning[kind]}, from ${otherAddress}`,
        ),
      };
    },
  },
];

const wordsOfWarning = {
  'at-once': 'another device was in use at the same time',
  'too-soon': 'another device was in use within the hour',
} as const;
