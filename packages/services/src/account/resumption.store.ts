import type { AccountId, EdgeId, RealmId, SessionId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { type OpenSessionRow, type SelectedSession, sessionRow } from './session.store.ts';

/** The session of a realm that a token belongs to: its newest one, or the one before as long as that counts. */
export async function findResumable(
  db: Queries,
  realm: RealmId,
  digest: Uint8Array,
): Promise<(OpenSessionRow & { readonly origin: string }) | undefined> {
  const row = await db.findRow<SelectedSession & { readonly origin: string }>(
    `select account_id, edge, session, origin from auth.open_sessions
      where realm_id = $1 and (resume_digest = $2 or former_digest = $2)`,
    [realm, digest],
  );
  return row && { ...sessionRow(row), origin: row.origin };
}

/** The session is another edge's from now on; the token that it came with is the one before. */
export async function moveSession(
  db: Queries,
  id: AccountId,
  to: {
    readonly digest: Uint8Array;
    readonly next: Uint8Array;
    readonly edge: EdgeId;
    readonly session: SessionId;
    readonly address: string;
  },
  at: Date,
): Promise<void> {
  await db.execute(
    `update auth.open_sessions
        set edge = $2, session = $3, address = $4, opened_at = $5, resume_digest = $6, former_digest = $7
      where account_id = $1`,
    [id, to.edge, to.session, to.address, at, to.next, to.digest],
  );
}

/** Stores the tokens of a session, if it still is the account's. */
export async function storeResumption(
  db: Queries,
  session: OpenSessionRow & { readonly digest: Uint8Array; readonly former: Uint8Array | undefined },
): Promise<void> {
  await db.execute(
    `update auth.open_sessions set resume_digest = $4, former_digest = $5
      where account_id = $1 and edge = $2 and session = $3`,
    [session.accountId, session.edge, session.session, session.digest, session.former ?? null],
  );
}
