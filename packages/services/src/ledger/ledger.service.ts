import { announce } from '@realmwright/kernel/contract';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import { adjustPurse, audit, findBalance, ownerOf, post, purseChanged, purseOf } from './ledger.contract.ts';
import { ledgerFaults } from './ledger.faults.ts';
import { digestOf, inLockOrder, judgeEntries, type LedgerEntry, purseEntries } from './ledger.rules.ts';
import { auditLedger, becomeLedger, findOperation, insertPosting, listBalances, postingFault } from './ledger.store.ts';

interface PostingOrder {
  readonly operation: Uint8Array;
  readonly reason: string;
  readonly actor: string;
  readonly entries: readonly LedgerEntry[];
}

type Posted = Outcome<
  { readonly wasRepeated: boolean; readonly balances: ReadonlyMap<string, bigint> },
  | 'ledger.insufficient-funds'
  | 'ledger.purse-full'
  | 'ledger.unbalanced'
  | 'ledger.unknown-account'
  | 'ledger.operation-conflict'
>;

/** Starts the ledger: the only way in which money changes. */
export function startLedger(ports: FeaturePorts): Running {
  const serving = new Serving(ports, 'ledger');
  const { database, bus, metrics, faults } = ports;
  const posted = metrics.counter('ledger_postings_total', 'Postings by reason.', ['reason']);
  const soundness = metrics.gauge('ledger_is_sound', '1 when the last audit found nothing, 0 otherwise.');

  const postOnce = async ({ operation, reason, actor, entries }: PostingOrder): Promise<Posted> => {
    const fault = judgeEntries(entries);
    if (fault !== undefined) return refuse(fault);
    const ordered = inLockOrder(entries);
    const digest = digestOf(entries, reason);
    const accounts = entries.map(({ account }) => account);
    try {
      return await database.transaction(async (db) => {
        await becomeLedger(db);
        const former = await findOperation(db, operation);
        if (former !== undefined && !Buffer.from(former).equals(digest)) return refuse('ledger.operation-conflict');
        if (former === undefined) await insertPosting(db, { operation, reason, actor, digest, entries: ordered });
        const balances = await listBalances(db, accounts);
        await faults?.at(ledgerFaults.postingBeforeCommit);
        return accept({ wasRepeated: former !== undefined, balances });
      });
    } catch (error) {
      switch (postingFault(error)) {
        case 'insufficient-funds':
          return refuse('ledger.insufficient-funds');
        case 'purse-full':
          return refuse('ledger.purse-full');
        case 'repeated':
          // The same operation was posted between our look and our insert: look again.
          return postOnce({ operation, reason, actor, entries });
        case undefined:
          throw error;
      }
    }
  };

  serving.answer(post, async (input, { log }) => {
    const outcome = await postOnce(input);
    await faults?.at(ledgerFaults.postingAfterCommit);
    if (isRefused(outcome)) return outcome;
    const { wasRepeated, balances } = outcome.value;
    if (!wasRepeated) posted.add(1, input.reason);
    log.info('ledger-posted', { reason: input.reason, actor: input.actor, wasRepeated });
    for (const account of balances.keys()) {
      const characterId = ownerOf(account);
      if (characterId !== undefined) announce(bus, purseChanged, { characterId });
    }
    await faults?.at(ledgerFaults.postingBeforeAnswer);
    return accept({ wasRepeated, balances: input.entries.map(({ account }) => balances.get(account) ?? 0n) });
  });

  serving.answer(adjustPurse, async ({ characterId, amount, operation, reason, actor }, { log }) => {
    const purse = purseOf(characterId);
    const outcome = await postOnce({ operation, reason, actor, entries: purseEntries(purse, amount, reason) });
    if (isRefused(outcome)) return outcome;
    const { wasRepeated, balances } = outcome.value;
    const balance = balances.get(purse) ?? 0n;
    if (!wasRepeated) posted.add(1, reason);
    log.info('purse-adjusted', { characterId, amount: String(amount), reason, actor, wasRepeated });
    announce(bus, purseChanged, { characterId });
    return accept({ balance });
  });

  serving.answer(findBalance, async ({ account }) =>
    accept({ balance: (await listBalances(database.reads, [account])).get(account) ?? 0n }),
  );

  serving.answer(audit, async (_, { log }) => {
    const found = await database.transaction(
      async (db) => {
        await becomeLedger(db);
        return auditLedger(db);
      },
      { isolation: 'repeatable read' },
    );
    const { sum, unbalancedCount, orphanCount, negativeCount, driftCount } = found;
    const isSound = sum === 0n && unbalancedCount + orphanCount + negativeCount + driftCount === 0;
    soundness.set(isSound ? 1 : 0);
    if (!isSound) log.error('ledger-is-unsound', { ...found, sum: String(sum) });
    return accept({ ...found, isSound });
  });

  return serving;
}
