import { call } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import type { CommandCaller, CommandContext, ServiceCommand } from '@realmwright/kernel/operator-command';
import { isRefused } from '@realmwright/kernel/outcome';
import { findCharacterByName } from '../character/character.contract.ts';
import { wholeNumber, wordsOf } from '../command-words.ts';
import { adjustPurse, audit } from './ledger.contract.ts';

/** What operators type about money. Every change is a posting in their name. */
export const moneyCommands: readonly ServiceCommand[] = [
  {
    path: ['modify', 'money'],
    syntax: '#copper',
    help: 'Gives copper to the selected player or to you, or takes it with a minus sign; at the console: name, then copper.',
    leastRole: 'gamemaster',
    runsAt: 'services',
    console: 'allowed',
    async perform(caller, argumentText, context) {
      const words = wordsOf(argumentText);
      const amount = wholeNumber(words.at(-1));
      if (amount === undefined || amount === 0 || words.length > 2) return { usage: true };
      const target = await targetOf(caller, words.length === 2 ? words[0] : undefined, context);
      if (target === undefined) return words.length === 2 ? { lines: [`There is no ${words[0]}.`] } : { usage: true };
      const { bus, random, correlation } = context;
      const input = {
        operation: newOperationId(random),
        characterId: target,
        amount: BigInt(amount),
        reason: 'operator',
        actor: caller.name,
      };
      const outcome = await call(bus, adjustPurse, input, { correlation });
      if (isRefused(outcome)) return { lines: [reasons[outcome.refused] ?? 'That cannot be posted.'] };
      return {
        lines: [
          `${amount > 0 ? 'Given' : 'Taken'}: ${coins(Math.abs(amount))}. The purse holds ${coins(Number(outcome.value.balance))}.`,
        ],
      };
    },
  },
  {
    path: ['ledger', 'audit'],
    syntax: '',
    help: 'Checks that no money was made or lost outside of postings.',
    leastRole: 'operator',
    runsAt: 'services',
    console: 'allowed',
    async perform(_, _argumentText, { bus, correlation }) {
      const outcome = await call(bus, audit, undefined, { correlation });
      if (isRefused(outcome)) return { lines: [] };
      const { isSound, operationCount, accountCount, sum, unbalancedCount, orphanCount, negativeCount, driftCount } =
        outcome.value;
      return {
        lines: [
          `The ledger is ${isSound ? 'sound' : 'NOT SOUND'}: ${operationCount} operations over ${accountCount} accounts.`,
          `Sum ${sum}, unbalanced ${unbalancedCount}, orphans ${orphanCount}, negative ${negativeCount}, drifted ${driftCount}.`,
        ],
      };
    },
  },
];

const reasons: Readonly<Record<string, string>> = {
  'ledger.insufficient-funds': 'The purse does not hold that much.',
  'ledger.purse-full': 'The purse cannot hold that much.',
};

/** The character named, or selected, or the caller's own. */
async function targetOf(
  { realm, inWorld }: CommandCaller,
  name: string | undefined,
  { bus, correlation }: CommandContext,
): Promise<CharacterId | undefined> {
  if (name === undefined) return inWorld?.selected ?? inWorld?.characterId;
  const found = await call(bus, findCharacterByName, { realm, name }, { correlation });
  return isRefused(found) ? undefined : found.value.characterId;
}

/** Copper as gold, silver and copper. */
function coins(copper: number): string {
  const gold = Math.floor(copper / 10_000);
  const silver = Math.floor((copper % 10_000) / 100);
  return `${gold > 0 ? `${gold}g ` : ''}${silver > 0 ? `${silver}s ` : ''}${copper % 100}c`;
}
