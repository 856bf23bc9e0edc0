import { type AccountId, accountId, type WebSessionId, webSessionId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

export async function insertTicket(
  db: Queries,
  ticket: {
    readonly digest: Uint8Array;
    readonly accountId: AccountId;
    readonly generation: number;
    readonly webSession: WebSessionId | undefined;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db.execute(
    'insert into auth.tickets (digest, account_id, generation, web_session, expires_at) values ($1, $2, $3, $4, $5)',
    [ticket.digest, ticket.accountId, ticket.generation, ticket.webSession ?? null, ticket.expiresAt],
  );
}

/** Whose a ticket was, and what ends whatever is opened with it. */
export interface TakenTicket {
  readonly accountId: AccountId;
  readonly generation: number;
  /** Whether the account had an authenticator then: tickets that are older than it are gone. */
  readonly hasAuthenticator: boolean;
  readonly webSession: WebSessionId | undefined;
}

/** Removes a ticket and says whose it was, if it was good at that time. */
export async function takeTicket(db: Queries, digest: Uint8Array, now: Date): Promise<TakenTicket | undefined> {
  const row = await db.findRow<{
    account_id: number;
    generation: number;
    web_session: string | null;
    expires_at: Date;
    has_authenticator: boolean;
  }>(
    `delete from auth.tickets t using auth.accounts a where t.digest = $1 and a.account_id = t.account_id
     returning t.account_id, t.generation, t.web_session, t.expires_at, a.authenticator is not null as has_authenticator`,
    [digest],
  );
  if (row === undefined || row.expires_at <= now) return undefined;
  const webSession = row.web_session === null ? undefined : webSessionId(row.web_session);
  return {
    accountId: accountId(row.account_id),
    generation: row.generation,
    hasAuthenticator: row.has_authenticator,
    webSession,
  };
}

export async function deleteExpiredTickets(db: Queries, now: Date): Promise<void> {
  await db.execute('delete from auth.tickets where expires_at <= $1', [now]);
}
