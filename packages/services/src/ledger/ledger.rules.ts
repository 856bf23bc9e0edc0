import { createHash } from 'node:crypto';

/** One leg of a posting: copper onto (positive) or off (negative) an account. */
export interface LedgerEntry {
  readonly account: string;
  readonly amount: bigint;
}

/** Whether a name is a ledger account: a purse, or a system account. The database checks the same. */
export function isLedgerAccount(account: string): boolean {
  return /^(character\.[1-9][0-9]{0,9}|(mint|burn)\.[a-z0-9-]{1,32})$/.test(account);
}

/** Why entries cannot be posted whatever the balances are. */
export function judgeEntries(
  entries: readonly LedgerEntry[],
): 'ledger.unknown-account' | 'ledger.unbalanced' | undefined {
  if (entries.some(({ account }) => !isLedgerAccount(account))) return 'ledger.unknown-account';
  const sum = entries.reduce((total, { amount }) => total + amount, 0n);
  const isWhole = entries.length >= 2 && entries.every(({ amount }) => amount !== 0n) && sum === 0n;
  return isWhole ? undefined : 'ledger.unbalanced';
}

/** Entries in the order in which every posting takes its locks, so that two postings cannot wait for each other. */
export function inLockOrder(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return [...entries].sort((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0));
}

/** Tells a repetition of an operation from another operation under the same id. Who asked does not matter. */
export function digestOf(entries: readonly LedgerEntry[], reason: string): Uint8Array {
  const text = inLockOrder(entries).map(({ account, amount }) => `${account} ${amount}`);
  return new Uint8Array(
    createHash('sha256')
      .update([reason, ...text].join('\n'))
      .digest(),
  );
}

/** The two legs of a change of a purse: against the mint when it gains, against the burn account when it loses. */
export function purseEntries(purse: string, amount: bigint, reason: string): readonly LedgerEntry[] {
  const why = reason
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .slice(0, 32);
  const other = `${amount > 0n ? 'mint' : 'burn'}.${why}`;
  return [
    { account: purse, amount },
    { account: other, amount: -amount },
  ];
}
