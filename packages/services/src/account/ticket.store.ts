import { type AccountId, accountId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

export async function insertTicket(
  db: Queries,
  ticket: {
    readonly digest: Uint8Array;
    readonly accountId: AccountId;
    readonly generation: number;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db.execute('insert into auth.tickets (digest, account_id, generation, expires_at) values ($1, $2, $3, $4)', [
    ticket.digest,
    ticket.accountId,
    ticket.generation,
    ticket.expiresAt,
  ]);
}

/** Removes a ticket and says whose it was, if it was good at that time. */
export async function takeTicket(
  db: Queries,
  digest: Uint8Array,
  now: Date,
): Promise<{ readonly accountId: AccountId; readonly generation: number } | undefined> {
  const row = await db.findRow<{ account_id: number; generation: number; expires_at: Date }>(
    'delete from auth.tickets where digest = $1 returning account_id, generation, expires_at',
    [digest],
  );
  if (row === undefined || row.expires_at <= now) return undefined;
  return { accountId: accountId(row.account_id), generation: row.generation };
}

export async function deleteExpiredTickets(db: Queries, now: Date): Promise<void> {
  await db.execute('delete from auth.tickets where expires_at <= $1', [now]);
}
