import { call } from '@realmwright/kernel/contract';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { describeSeconds, secondsOf, textAfter, wordsOf } from '../command-words.ts';
import { measureLine } from './measure.rules.ts';
import { banAddress, listAccountsByAddress, listAddressBans, unbanAddress } from './moderation.contract.ts';

/** What operators type about addresses: barring them, and who comes from them. */
export const addressBanCommands: readonly ServiceCommand[] = [
  {
    path: ['ban', 'ip'],
    syntax: '$address $duration $reason',
    help: 'Bars an IP address, or a network such as 192.0.2.0/24, for a time such as 1d12h or for good with 0, and puts out whoever is in from there.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, { bus, correlation }) {
      const [network, duration] = wordsOf(argumentText);
      const seconds = secondsOf(duration);
      const reason = textAfter(argumentText, 2).slice(0, 60).toWellFormed();
      if (network === undefined || seconds === undefined || reason === '') return { usage: true };
      const outcome = await call(bus, banAddress, { network, seconds, reason, by: caller.name }, { correlation });
      if (isRefused(outcome)) return { lines: [reasons[outcome.refused] ?? outcome.refused] };
      const { network: kept, endedCount } = outcome.value;
      const end = seconds === 0 ? 'for good' : `for ${describeSeconds(seconds)}`;
      const ended =
        endedCount === 0 ? '' : ` ${endedCount} ${endedCount === 1 ? 'session is' : 'sessions are'} put out.`;
      return { lines: [`${kept} is banned ${end}: ${reason}${ended}`] };
    },
  },
  {
    path: ['unban', 'ip'],
    syntax: '$address',
    help: 'Lifts the ban of exactly that IP address or network.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, { bus, correlation }) {
      const [network] = wordsOf(argumentText);
      if (network === undefined) return { usage: true };
      const outcome = await call(bus, unbanAddress, { network, by: caller.name }, { correlation });
      if (!isRefused(outcome)) return { lines: [`${outcome.value.network} is no longer banned.`] };
      const isUnknown = outcome.refused === 'account.not-banned';
      return { lines: [isUnknown ? `${network} is not banned.` : (reasons[outcome.refused] ?? outcome.refused)] };
    },
  },
  {
    path: ['baninfo', 'ip'],
    syntax: '$address',
    help: 'Says which bans in force cover an IP address, until when and why.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, argumentText, { bus, correlation }) {
      const [contains] = wordsOf(argumentText);
      if (contains === undefined) return { usage: true };
      const found = await call(bus, listAddressBans, { contains, limit: mostShown }, { correlation });
      const bans = isRefused(found) ? [] : found.value.bans;
      if (bans.length === 0) return { lines: [`${contains} is not banned.`] };
      return { lines: bans.map(({ network, ban }) => `${network}: ${measureLine(ban)}`) };
    },
  },
  {
    path: ['banlist', 'ip'],
    syntax: '[$part]',
    help: 'Lists banned IP addresses and networks that contain a text or cover an address, at most 50.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, argumentText, { bus, correlation }) {
      const [contains = ''] = wordsOf(argumentText);
      const found = await call(bus, listAddressBans, { contains, limit: mostShown }, { correlation });
      if (isRefused(found) || found.value.totalCount === 0) return { lines: ['No such address is banned.'] };
      const rows = found.value.bans.map(({ network, ban }) => `  ${network}: ${measureLine(ban)}`);
      return { lines: [`${found.value.totalCount} banned:`, ...rows] };
    },
  },
  {
    path: ['lookup', 'player', 'ip'],
    syntax: '$address',
    help: 'Lists accounts whose last login came from an IP address or network, at most 50.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, argumentText, { bus, correlation }) {
      const [network] = wordsOf(argumentText);
      if (network === undefined) return { usage: true };
      const found = await call(bus, listAccountsByAddress, { network, limit: mostShown }, { correlation });
      if (isRefused(found)) return { lines: [reasons[found.refused] ?? found.refused] };
      const rows = found.value.accounts.map(
        (one) => `  ${one.username} from ${one.lastAddress}${one.isOnline ? ' (online)' : ''}`,
      );
      return { lines: rows.length === 0 ? [`Nobody came from ${network}.`] : [`${rows.length} found:`, ...rows] };
    },
  },
];

/** Most rows of one answer. */
const mostShown = 50;

const reasons: Readonly<Record<string, string>> = {
  'account.invalid-network': 'That is neither an IP address nor a network such as 192.0.2.0/24.',
  'account.network-too-wide':
    'So wide a network would bar a large part of everybody; 8 bits are the least, 16 of IPv6.',
};
