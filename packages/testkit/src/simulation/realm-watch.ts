import assert from 'node:assert/strict';
import { holdMillis } from '@realmwright/services/character/character.contract';
import { adjustPurse, post } from '@realmwright/services/ledger/ledger.contract';
import { EpochWatch } from './epoch-watch.ts';
import type { Simulation } from './simulation.ts';

/** A statement about the realm that must always hold did not. */
export class InvariantBrokenError extends Error {
  override readonly name = 'InvariantBrokenError';
}

/**
 * Watches a simulated realm from outside for what must always hold; the letters are those of the project's list.
 * I1 money sums to zero; I3 no purse below zero; I5 one writer for each epoch of a character; I6 an acknowledged operation
 * is there once; I8 no queue over its bound; I9 no socket without a session; I12 errors of the known kinds only. A
 * character is never put back behind what was acknowledged as saved.
 */
export class RealmWatch {
  readonly #simulation: Simulation;
  readonly #epochs = new EpochWatch();
  readonly #askedOperations = new Map<string, string>();
  readonly #acknowledged = new Set<string>();
  readonly #trades: bigint[] = [];
  readonly #farthest = new Map<number, number>();

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    simulation.bus.watch((sight) => {
      this.#epochs.see(sight);
      if (sight.subject !== post.subject && sight.subject !== adjustPurse.subject) return;
      const isAcknowledged = sight.kind === 'answer' && !sight.isLost && sight.payload[0] === 0;
      if (sight.kind === 'request') {
        const contract = sight.subject === post.subject ? post : adjustPurse;
        const { operation } = contract.input.decode(sight.payload.subarray(correlationBytes));
        this.#askedOperations.set(`${sight.from} ${sight.request}`, Buffer.from(operation).toString('hex'));
      } else if (isAcknowledged) {
        const operation = this.#askedOperations.get(`${sight.to} ${sight.request}`);
        if (operation !== undefined) this.#acknowledged.add(operation);
      }
    });
  }

  /** To be asked now and then, and at the end. @throws InvariantBrokenError */
  async check(): Promise<void> {
    const { bus, log, database } = this.#simulation;
    this.#require(this.#epochs.faults.length === 0, 'I5: who may write a character', this.#epochs.faults);
    this.#require(bus.overflows.length === 0, 'I8: a queue has run over', bus.overflows);
    const strange = log.filter(({ level, event }) => level === 'error' && !knownErrors.has(event));
    this.#require(strange.length === 0, 'I12: an error that nobody knows', strange.map(describeLogged));
    const [ledger] = await database.look<LedgerRow>(ledgerQuery);
    assert.ok(ledger);
    this.#require(ledger.sum === 0n, 'I1: money does not sum to zero', ledger.sum);
    this.#require(ledger.unbalanced === 0, 'I1: an operation does not sum to zero', ledger.unbalanced);
    this.#require(ledger.negative === 0, 'I3: a purse is below zero', ledger.negative);
    this.#require(ledger.drift === 0, 'I1: a balance differs from its entries', ledger.drift);
    const given = startingMoney * BigInt(ledger.beginners);
    this.#require(ledger.purses === given, 'I1: copper was lost or made', { held: ledger.purses, given });
    this.#require(ledger.beginnings === ledger.beginners, 'I1: starting money came twice', ledger.beginnings);
    await this.listGroups();
    const rows = await database.look<{ id: number; x: number }>(
      'select character_id as id, x from characters.characters where map = 0',
    );
    for (const { id, x } of rows) this.noteSaved(id, x);
  }

  /** What a character has been acknowledged to have reached; it may not fall behind it later. */
  noteSaved(character: number, x: number): void {
    const farthest = this.#farthest.get(character) ?? Number.NEGATIVE_INFINITY;
    this.#require(x >= farthest - tolerance, `a save of character ${character} went back`, { x, farthest });
    this.#farthest.set(character, Math.max(farthest, x));
  }

  /** Where a character was put at its entry. */
  noteEntry(character: bigint, x: number): void {
    const farthest = this.#farthest.get(Number(character)) ?? Number.NEGATIVE_INFINITY;
    this.#require(x >= farthest - tolerance, `character ${character} was put back`, { x, farthest });
  }

  /** When everybody has gone, nothing of them is left; `holdsAreOver`: a hold whose time is over is no hold. */
  async checkSilence(holdsAreOver: boolean): Promise<void> {
    const { database, sockets, clock } = this.#simulation;
    this.#require(sockets.openCount === 0, 'I9: a socket was left open', sockets.openCount);
    const [left] = await database.look<{ sessions: number; holds: number; presences: number; companions: number }>(
      `select (select count(*)::int from auth.open_sessions) as sessions,
              (select count(*)::int from characters.characters where holder_edge is not null and held_at > $1) as holds,
              (select count(*)::int from characters.presences) as presences,
              (select count(*)::int from characters.group_members where edge is not null) as companions`,
      [new Date(holdsAreOver ? clock.now() - holdMillis : 0)],
    );
    assert.ok(left);
    this.#require(left.sessions === 0, 'I9: a session was left behind', left.sessions);
    this.#require(left.holds === 0, 'a character was left in the world', left.holds);
    this.#require(left.presences === 0, 'a presence was left behind', left.presences);
    this.#require(left.companions === 0, 'a group thinks that somebody is there', left.companions);
  }

  /** The names of every group's members. A group has a leader of its own and somebody whom it leads. */
  async listGroups(): Promise<readonly (readonly string[])[]> {
    const rows = await this.#simulation.database.look<{ members: readonly string[]; is_led: boolean }>(
      `select coalesce(array_agg(name) filter (where name is not null), '{}') as members,
              coalesce(bool_or(character_id = leader_id), false) as is_led
         from characters.groups left join characters.group_members using (group_id) group by group_id`,
    );
    for (const { members, is_led } of rows) {
      this.#require(is_led, 'a group has no leader', members);
      this.#require(members.length >= 2, 'a group of one', members);
    }
    return rows.map(({ members }) => members);
  }

  /** A trade was completed in the eyes of both. In one run every trade is about another sum, which tells them apart. */
  noteTrade(copper: number): void {
    this.#trades.push(BigInt(copper));
  }

  /** G-48, G-51: no trade was carried out twice, and none was completed and not carried out. */
  async checkTrades(): Promise<void> {
    const rows = await this.#simulation.database.look<{ amount: bigint; times: number }>(
      `select amount, count(*)::int as times from ledger.entries join ledger.operations using (operation)
        where reason = 'trade' and amount > 0 group by amount`,
    );
    for (const { amount, times } of rows)
      this.#require(times === 1, 'a trade was carried out twice', { amount, times });
    const carriedOut = new Set(rows.map(({ amount }) => amount));
    const missing = this.#trades.filter((amount) => !carriedOut.has(amount));
    this.#require(missing.length === 0, 'a completed trade was not carried out', missing);
  }

  /** I6. */
  async checkOperations(): Promise<void> {
    const rows = await this.#simulation.database.look<{ operation: Uint8Array }>(
      'select operation from ledger.operations',
    );
    const posted = new Set(rows.map(({ operation }) => Buffer.from(operation).toString('hex')));
    for (const operation of this.#acknowledged) {
      this.#require(posted.has(operation), 'I6: an acknowledged operation is not there', operation);
    }
  }

  #require(holds: boolean, statement: string, seen: unknown): void {
    if (holds) return;
    const words = JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    throw new InvariantBrokenError(`${statement}: ${words}`);
  }
}

/** What a new character is given, in the content of the simulations. */
const startingMoney = 500n;
/** The head of a request, before its body. */
const correlationBytes = 8;
/** Yards by which a place may differ for being written as a float of the clients. */
const tolerance = 0.01;

/** Errors that a rough world makes roles log; everything else is a bug. */
const knownErrors: ReadonlySet<string> = new Set([
  'command-failed',
  'request-failed',
  'event-failed',
  'regular-work-failed',
]);

interface LedgerRow {
  readonly sum: bigint;
  readonly unbalanced: number;
  readonly negative: number;
  readonly drift: number;
  readonly purses: bigint;
  readonly beginnings: number;
  readonly beginners: number;
}

const ledgerQuery = `
  with legs as (select operation, sum(amount) as total, count(*) as legs from ledger.entries group by operation),
       sums as (select account, sum(amount) as total from ledger.entries group by account)
  select (select coalesce(sum(amount), 0)::bigint from ledger.entries) as sum,
         (select count(*)::int from legs where total <> 0 or legs < 2) as unbalanced,
         (select count(*)::int from ledger.balances where balance < 0 and account not like 'mint.%') as negative,
         (select count(*)::int from ledger.balances b full join sums s using (account)
           where coalesce(b.balance, 0) <> coalesce(s.total, 0)) as drift,
         (select coalesce(sum(balance), 0)::bigint from ledger.balances where account like 'character.%') as purses,
         (select count(*)::int from ledger.operations where reason = 'character-created') as beginnings,
         (select count(distinct account)::int from ledger.entries join ledger.operations using (operation)
           where reason = 'character-created' and account like 'character.%') as beginners`;

function describeLogged({
  role,
  event,
  fields,
}: {
  role: string;
  event: string;
  fields: Readonly<Record<string, unknown>>;
}): string {
  const { error } = fields;
  return `${role} ${event} ${error instanceof Error ? (error.stack ?? error.message) : ''}`;
}
