import { type AccountId, accountId, type WebSessionId, webSessionId } from '@realmwright/kernel/ids';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { Queries } from '@realmwright/platform/database/database';
import { type AccountRow, accountColumns, accountRow, isBanInForce, type SelectedAccount } from './account.store.ts';
import { type OpenSessionRow, type SelectedSession, sessionRow } from './session.store.ts';

/** A device that is signed in, or was. */
export interface WebSessionRow {
  readonly webSession: WebSessionId;
  readonly accountId: AccountId;
  readonly generation: number;
  readonly rotation: number;
  readonly rotatedAt: Date;
  readonly device: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | undefined;
}

/** A device as its owner sees it. */
export interface DeviceRow extends WebSessionRow {
  readonly isPlaying: boolean;
  readonly warning: { readonly kind: string; readonly otherAddress: string } | undefined;
}

export async function insertWebSession(
  db: Queries,
  row: Omit<WebSessionRow, 'rotation' | 'rotatedAt' | 'lastUsedAt' | 'revokedAt'>,
): Promise<void> {
  await db.execute(
    `insert into auth.web_sessions
            (web_session, account_id, generation, device, address, created_at, rotated_at, last_used_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $6, $6, $7)`,
    [row.webSession, row.accountId, row.generation, row.device, row.address, row.createdAt, row.expiresAt],
  );
}

/** Finds and locks a session until the transaction ends. */
export async function lockWebSession(db: Queries, id: WebSessionId): Promise<WebSessionRow | undefined> {
  const row = await db.findRow<SelectedWebSession>(
    `select ${webSessionColumns} from auth.web_sessions w where w.web_session = $1 for update`,
    [id],
  );
  return row && webSessionRow(row);
}

/** Says that a new refresh token was given. */
export async function rotateWebSession(
  db: Queries,
  id: WebSessionId,
  used: { readonly at: Date; readonly address: string; readonly expiresAt: Date },
): Promise<void> {
  await db.execute(
    `update auth.web_sessions set rotation = rotation + 1, rotated_at = $2, last_used_at = $2, address = $3,
            expires_at = $4 where web_session = $1`,
    [id, used.at, used.address, used.expiresAt],
  );
}

/** The account that a session gives access to; undefined when the session is over, for whatever reason. */
export async function findAccess(
  db: Queries,
  claim: { readonly webSession: WebSessionId; readonly accountId: AccountId; readonly generation: number },
  now: Date,
): Promise<AccountRow | undefined> {
  const row = await db.findRow<SelectedAccount>(
    `select ${accountColumns}
       from auth.web_sessions w join auth.accounts a using (account_id) left join auth.bans b on ${isBanInForce}
      where w.web_session = $2 and w.account_id = $3 and w.generation = $4 and ${isAlive}`,
    [now, claim.webSession, claim.accountId, claim.generation],
  );
  return row && accountRow(row);
}

/** Whether the session lives; it cannot end before the transaction does. */
export async function holdWebSession(
  db: Queries,
  id: WebSessionId,
  account: Pick<AccountRow, 'accountId'>,
  now: Date,
): Promise<boolean> {
  const row = await db.findRow(
    `select from auth.web_sessions w join auth.accounts a using (account_id)
      where w.web_session = $2 and w.account_id = $3 and ${isAlive} for share of w`,
    [now, id, account.accountId],
  );
  return row !== undefined;
}

/** The living sessions of an account, the newest first, those after one of them. */
export async function listDeviceRows(
  db: Queries,
  id: AccountId,
  page: { readonly after: WebSessionId | undefined; readonly limit: number },
  now: Date,
): Promise<readonly DeviceRow[]> {
  const rows = await db.rows<SelectedDevice>(
    `select ${webSessionColumns}, s.kind, s.other_address,
            exists (select from auth.open_sessions o where o.web_session = w.web_session) as is_playing
       from auth.web_sessions w join auth.accounts a using (account_id)
       left join lateral (select kind, other_address from auth.sign_in_warnings
                           where account_id = w.account_id and web_session = w.web_session
                           order by warning_id desc limit 1) s on true
      where w.account_id = $2 and ${isAlive}
        and ($3::text is null or (w.created_at, w.web_session) <
             (select l.created_at, l.web_session from auth.web_sessions l where l.web_session = $3 and l.account_id = $2))
      order by w.created_at desc, w.web_session desc limit $4`,
    [now, id, page.after ?? null, page.limit],
  );
  return rows.map((row) => ({
    ...webSessionRow(row),
    isPlaying: row.is_playing,
    warning: row.kind === null ? undefined : { kind: row.kind, otherAddress: row.other_address ?? '' },
  }));
}

/** Ends a session; an account may be named that it must belong to. False when it was over already. */
export async function revokeWebSession(db: Queries, id: WebSessionId, at: Date, owner?: AccountId): Promise<boolean> {
  const count = await db.execute(
    `update auth.web_sessions set revoked_at = $2
      where web_session = $1 and revoked_at is null and expires_at > $2 and ($3::int is null or account_id = $3)`,
    [id, at, owner ?? null],
  );
  return count > 0;
}

/** Ends every living session of an account but one, and gives them. */
export async function revokeOtherWebSessions(
  db: Queries,
  id: AccountId,
  keep: WebSessionId | undefined,
  at: Date,
): Promise<readonly WebSessionId[]> {
  const rows = await db.rows<{ web_session: string }>(
    `update auth.web_sessions set revoked_at = $2
      where account_id = $1 and revoked_at is null and expires_at > $2 and web_session is distinct from $3
      returning web_session`,
    [id, at, keep ?? null],
  );
  return rows.map((row) => webSessionId(row.web_session));
}

/** Ends those sessions of an account that were used longest ago, so that this many are left; gives them. */
export async function revokeBeyond(
  db: Queries,
  id: AccountId,
  most: number,
  at: Date,
): Promise<readonly WebSessionId[]> {
  const rows = await db.rows<{ web_session: string }>(
    `update auth.web_sessions set revoked_at = $2
      where web_session in (select web_session from auth.web_sessions
                             where account_id = $1 and revoked_at is null and expires_at > $2
                             order by last_used_at desc, web_session offset $3)
      returning web_session`,
    [id, at, most],
  );
  return rows.map((row) => webSessionId(row.web_session));
}

/** Removes the open sessions that were opened from these, and gives them. */
export async function deleteSessionsOpenedFrom(
  db: Queries,
  ids: readonly WebSessionId[],
): Promise<readonly OpenSessionRow[]> {
  const rows = await db.rows<SelectedSession>(
    'delete from auth.open_sessions where web_session = any($1::text[]) returning account_id, edge, session',
    [ids],
  );
  return rows.map(sessionRow);
}

/** Removes the open sessions of an account that pages or programs opened without a web session, and gives them. */
export async function deleteUnboundSessions(db: Queries, id: AccountId): Promise<readonly OpenSessionRow[]> {
  const rows = await db.rows<SelectedSession>(
    `delete from auth.open_sessions where account_id = $1 and build = $2 and web_session is null
     returning account_id, edge, session`,
    [id, REALTIME_BUILD],
  );
  return rows.map(sessionRow);
}

/** Removes the open sessions of an account that were opened otherwise than from this web session, and gives them. */
export async function deleteForeignSessions(
  db: Queries,
  id: AccountId,
  keep: WebSessionId | undefined,
): Promise<readonly (OpenSessionRow & { readonly webSession: WebSessionId | undefined })[]> {
  const rows = await db.rows<SelectedSession & { readonly web_session: string | null }>(
    `delete from auth.open_sessions where account_id = $1 and ($2::text is null or web_session is distinct from $2)
     returning account_id, edge, session, web_session`,
    [id, keep ?? null],
  );
  return rows.map((row) => ({
    ...sessionRow(row),
    webSession: row.web_session === null ? undefined : webSessionId(row.web_session),
  }));
}

/** Removes the open sessions whose web session is over, for whatever reason, and gives them. */
export async function deleteOrphanedSessions(db: Queries, now: Date): Promise<readonly OpenSessionRow[]> {
  const rows = await db.rows<SelectedSession>(
    `delete from auth.open_sessions o
      where o.web_session is not null
        and not exists (select from auth.web_sessions w join auth.accounts a using (account_id)
                         where w.web_session = o.web_session and ${isAlive})
      returning account_id, edge, session`,
    [now],
  );
  return rows.map(sessionRow);
}

/** Where an account plays from at the moment. */
export async function listOpenAddresses(db: Queries, id: AccountId): Promise<readonly string[]> {
  const rows = await db.rows<{ address: string }>('select address from auth.open_sessions where account_id = $1', [id]);
  return rows.map(({ address }) => address);
}

/** Forgets sessions that are over since before a moment. */
export async function deleteEndedWebSessions(db: Queries, before: Date): Promise<void> {
  await db.execute('delete from auth.web_sessions where expires_at < $1 or revoked_at < $1', [before]);
}

/** What makes a session `w` of an account `a` one that lives; $1 is the present. */
const isAlive = 'w.revoked_at is null and w.expires_at > $1 and w.generation = a.generation';

const webSessionColumns = `w.web_session, w.account_id, w.generation, w.rotation, w.rotated_at, w.device, w.address,
            w.created_at, w.last_used_at, w.expires_at, w.revoked_at`;

interface SelectedWebSession {
  readonly web_session: string;
  readonly account_id: number;
  readonly generation: number;
  readonly rotation: number;
  readonly rotated_at: Date;
  readonly device: string;
  readonly address: string;
  readonly created_at: Date;
  readonly last_used_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}

interface SelectedDevice extends SelectedWebSession {
  readonly kind: string | null;
  readonly other_address: string | null;
  readonly is_playing: boolean;
}

function webSessionRow(row: SelectedWebSession): WebSessionRow {
  return {
    webSession: webSessionId(row.web_session),
    accountId: accountId(row.account_id),
    generation: row.generation,
    rotation: row.rotation,
    rotatedAt: row.rotated_at,
    device: row.device,
    address: row.address,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at ?? undefined,
  };
}
