import { event, request } from '@realmwright/kernel/contract';
import { type CharacterId, characterId } from '@realmwright/kernel/ids';
import { operationIdType } from '@realmwright/kernel/operation-id';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import { bool, i64, list, nothing, struct, u32, u64, utf8 } from '@realmwright/kernel/schema/types';

/**
 * All money. A posting moves copper between ledger accounts in two or more entries whose sum is zero; it is named by an
 * operation id and happens once. Accounts are `character.<id>`, or system accounts: `mint.<why>`, which alone may
 * stand below zero, and `burn.<why>`.
 */

/** `character.42`, `mint.start`, `burn.vendor`: lower-case letters, digits, `-`, two parts joined by a dot. */
export const ledgerAccountType = utf8({ maxBytes: 48 });

/** The ledger account of a character's purse. */
export function purseOf(character: number): string {
  return `character.${character}`;
}

/** Whose purse a ledger account is; `undefined` for accounts of the system. */
export function ownerOf(account: string): CharacterId | undefined {
  const number = /^character\.([1-9][0-9]*)$/.exec(account)?.[1];
  return number === undefined ? undefined : characterId(Number(number));
}

/** Most copper that a purse holds: what the smallest client field (a signed 32-bit number) can show. */
export const largestPurse = 0x7fff_ffffn;

const postingRefusals = [
  /** An account other than the mint would fall below zero. */
  'ledger.insufficient-funds',
  /** A purse would hold more than `largestPurse`. */
  'ledger.purse-full',
  /** The entries do not sum to zero, or there are fewer than two, or one is zero. */
  'ledger.unbalanced',
  /** A name that is no ledger account. */
  'ledger.unknown-account',
  /** The operation id was used for a different posting. */
  'ledger.operation-conflict',
] as const;

/** Posts, and announces every purse concerned. `reason` is a short stable word such as `character-created`; `actor` who caused it. */
export const post = request('ledger.post', {
  input: struct({
    operation: operationIdType,
    reason: utf8({ maxBytes: 64 }),
    actor: utf8({ maxBytes: 64 }),
    entries: list(struct({ account: ledgerAccountType, amount: i64 }), { max: 16 }),
  }),
  output: struct({
    /** This operation had been posted before; nothing was changed now. */
    wasRepeated: bool,
    /** Balances after the posting, in the order of the entries. */
    balances: list(i64, { max: 16 }),
  }),
  refusals: postingRefusals,
  timeout: 3_000,
});

/** Gives or takes (negative) a purse's money against a system account, and announces it. */
export const adjustPurse = request('ledger.adjust-purse', {
  input: struct({
    operation: operationIdType,
    characterId: characterIdType,
    amount: i64,
    reason: utf8({ maxBytes: 64 }),
    actor: utf8({ maxBytes: 64 }),
  }),
  output: struct({ balance: u64 }),
  refusals: postingRefusals,
  timeout: 3_000,
});

/** Reads one balance; 0 for an account without postings. */
export const findBalance = request('ledger.balance', {
  input: struct({ account: ledgerAccountType }),
  output: struct({ balance: i64 }),
  timeout: 2_000,
});

/**
 * A posting changed a purse. Unscoped. News of two postings may come in the wrong order, so it tells no balance:
 * `findBalance`, asked after it, says what the purse holds now.
 */
export const purseChanged = event('ledger.purse-changed', struct({ characterId: characterIdType }));

/** Checks the whole ledger. Everything is well when `isSound`. */
export const audit = request('ledger.audit', {
  input: nothing,
  output: struct({
    isSound: bool,
    operationCount: u32,
    entryCount: u32,
    accountCount: u32,
    /** Sum of all entries; must be 0. */
    sum: i64,
    /** Operations whose entries do not sum to zero, or with fewer than two. */
    unbalancedCount: u32,
    /** Entries without operation, operations without entries. */
    orphanCount: u32,
    /** Accounts other than the mint below zero. */
    negativeCount: u32,
    /** Accounts whose kept balance differs from the sum of their entries. */
    driftCount: u32,
  }),
  timeout: 30_000,
});
