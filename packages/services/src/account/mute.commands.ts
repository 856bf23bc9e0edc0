import { call } from '@realmwright/kernel/contract';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { describeSeconds, secondsOf, textAfter, wholeNumber, wordsOf } from '../command-words.ts';
import { aboutNamed, findTarget, mayJudge, nobodyCalled, standsHigher } from './account-target.ts';
import { measureLine } from './measure.rules.ts';
import { findMeasures, longestMuteSeconds, muteAccount, unmuteAccount } from './moderation.contract.ts';

/** What operators type to take and give back the right to speak. */
export const muteCommands: readonly ServiceCommand[] = [
  {
    path: ['mute'],
    syntax: '[$name] #minutes $reason',
    help: 'Takes the account of the named player, or of the selected one, the right to speak: for minutes, or a time such as 1d12h, a year at most. It holds over restarts.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [first, second] = wordsOf(argumentText);
      const isSelected = caller.inWorld?.selected !== undefined && muteSeconds(first) !== undefined;
      const name = isSelected ? undefined : first;
      const seconds = muteSeconds(isSelected ? first : second);
      const reason = textAfter(argumentText, isSelected ? 1 : 2)
        .slice(0, 60)
        .toWellFormed();
      if (seconds === undefined || seconds > longestMuteSeconds || reason === '') return { usage: true };
      const target = await findTarget('character', name, caller, context);
      if (target === undefined) return nobodyCalled('character', name ?? 'so');
      if (!mayJudge(caller.roles, target.account.roles)) return { lines: [standsHigher(target.name)] };
      const { bus, correlation } = context;
      const { accountId } = target.account;
      const muted = await call(bus, muteAccount, { accountId, seconds, reason, by: caller.name }, { correlation });
      if (isRefused(muted)) return { lines: [`${target.name} has no account any more.`] };
      return { lines: [`${target.name} may not speak for ${describeSeconds(seconds)}: ${reason}`] };
    },
  },
  {
    path: ['unmute'],
    syntax: '[$name]',
    help: 'Gives the account of the named player, or of the selected one, the right to speak back.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name] = wordsOf(argumentText);
      if (name === undefined && caller.inWorld?.selected === undefined) return { usage: true };
      const target = await findTarget('character', name, caller, context);
      if (target === undefined) return nobodyCalled('character', name ?? 'so');
      const { bus, correlation } = context;
      const input = { accountId: target.account.accountId, by: caller.name };
      const outcome = await call(bus, unmuteAccount, input, { correlation });
      return { lines: [isRefused(outcome) ? `${target.name} is not muted.` : `${target.name} may speak again.`] };
    },
  },
  {
    path: ['mutehistory'],
    syntax: '$account',
    help: 'Lists the last ten mutes of an account, newest first.',
    leastRole: 'moderator',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const [name] = wordsOf(argumentText);
      return await aboutNamed('account', name, caller, context, async (target) => {
        const { bus, correlation } = context;
        const { accountId } = target.account;
        const found = await call(bus, findMeasures, { accountId }, { correlation });
        const mutes = isRefused(found) ? [] : found.value.mutes;
        if (mutes.length === 0) return { lines: [`${target.name} was never muted.`] };
        return { lines: mutes.map(measureLine) };
      });
    },
  },
];

/** Minutes as a bare number, or a duration with units. */
function muteSeconds(word: string | undefined): number | undefined {
  const minutes = wholeNumber(word);
  const seconds = minutes === undefined ? secondsOf(word) : minutes * 60;
  return seconds !== undefined && seconds > 0 ? seconds : undefined;
}
