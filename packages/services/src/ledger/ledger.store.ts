import type { Queries } from '@realmwright/platform/database/database';
import { isCheckViolation, isOutOfRange, isUniqueViolation } from '@realmwright/platform/database/database-errors';
import type { LedgerEntry } from './ledger.rules.ts';

/** What is posted under one operation id. */
export interface Posting {
  readonly operation: Uint8Array;
  readonly reason: string;
  readonly actor: string;
  readonly digest: Uint8Array;
  /** In the order in which locks are taken. */
  readonly entries: readonly LedgerEntry[];
}

/**
 * Takes the database role that may only insert, until the transaction ends. Everything of the ledger runs under it, so a
 * bug elsewhere in this process cannot change what was posted either.
 */
export async function becomeLedger(db: Queries): Promise<void> {
  await db.execute('set local role realmwright_ledger');
}

/** The digest under which this operation was posted, if it was. */
export async function findOperation(db: Queries, operation: Uint8Array): Promise<Uint8Array | undefined> {
  const row = await db.findRow<{ digest: Uint8Array }>('select digest from ledger.operations where operation = $1', [
    operation,
  ]);
  return row?.digest;
}

/** Inserts operation and entries; the database keeps the balances. Broken rules throw: see `postingFault`. */
export async function insertPosting(db: Queries, posting: Posting): Promise<void> {
  await db.execute('insert into ledger.operations (operation, reason, actor, digest) values ($1, $2, $3, $4)', [
    posting.operation,
    posting.reason,
    posting.actor,
    posting.digest,
  ]);
  for (const { account, amount } of posting.entries) {
    await db.execute('insert into ledger.entries (operation, account, amount) values ($1, $2, $3)', [
      posting.operation,
      account,
      amount,
    ]);
  }
}

/** Which rule of the ledger an error of `insertPosting` speaks of; undefined for every other error. */
export function postingFault(error: unknown): 'insufficient-funds' | 'purse-full' | 'repeated' | undefined {
  if (isCheckViolation(error, 'balances_not_negative')) return 'insufficient-funds';
  // A sum that no balance can be is more than a purse holds, whatever else it is.
  if (isCheckViolation(error, 'balances_purse_limit') || isOutOfRange(error)) return 'purse-full';
  if (isUniqueViolation(error, 'operations_pkey')) return 'repeated';
  return undefined;
}

/** Balances of the accounts, 0 for those without postings. */
export async function listBalances(db: Queries, accounts: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const rows = await db.rows<{ account: string; balance: bigint }>(
    'select account, balance from ledger.balances where account = any($1::text[])',
    [accounts],
  );
  return new Map(rows.map(({ account, balance }) => [account, balance]));
}

export interface AuditRow {
  readonly operationCount: number;
  readonly entryCount: number;
  readonly accountCount: number;
  readonly sum: bigint;
  readonly unbalancedCount: number;
  readonly orphanCount: number;
  readonly negativeCount: number;
  readonly driftCount: number;
}

/** Reads the whole ledger once, in one snapshot. */
export async function auditLedger(db: Queries): Promise<AuditRow> {
  const row = await db.findRow<{
    operations: number;
    entries: number;
    accounts: number;
    sum: bigint;
    unbalanced: number;
    orphans: number;
    negative: number;
    drift: number;
  }>(auditQuery);
  return {
    operationCount: row?.operations ?? 0,
    entryCount: row?.entries ?? 0,
    accountCount: row?.accounts ?? 0,
    sum: row?.sum ?? 0n,
    unbalancedCount: row?.unbalanced ?? 0,
    orphanCount: row?.orphans ?? 0,
    negativeCount: row?.negative ?? 0,
    driftCount: row?.drift ?? 0,
  };
}

const auditQuery = `
  with legs as (
    select operation, sum(amount) as total, count(*) as legs from ledger.entries group by operation
  ), sums as (
    select account, sum(amount) as total from ledger.entries group by account
  )
  select (select count(*)::int from ledger.operations) as operations,
         (select count(*)::int from ledger.entries) as entries,
         (select count(*)::int from ledger.balances) as accounts,
         (select coalesce(sum(amount), 0)::bigint from ledger.entries) as sum,
         (select count(*)::int from legs where total <> 0 or legs < 2) as unbalanced,
         (select count(*)::int from ledger.operations o full join legs l using (operation)
           where o.reason is null or l.legs is null) as orphans,
         (select count(*)::int from ledger.balances
           where balance < 0 and account not like 'mint.%') as negative,
         (select count(*)::int from ledger.balances b full join sums s using (account)
           where coalesce(b.balance, 0) <> coalesce(s.total, 0)) as drift`;
