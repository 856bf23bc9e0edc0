import {
  type AccountId,
  accountId,
  type EdgeId,
  edgeId,
  type RealmId,
  realmId,
  type SessionId,
  sessionId,
  type WebSessionId,
} from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** The last accepted login of an account; the key is sealed. */
export interface SessionKeyRow {
  readonly sessionKey: Uint8Array;
  readonly generation: number;
  readonly build: number;
  readonly locale: string;
  readonly createdAt: Date;
}

/** A session that is open at some edge. */
export interface OpenSessionRow {
  readonly accountId: AccountId;
  readonly edge: EdgeId;
  readonly session: SessionId;
}

export async function storeSessionKey(db: Queries, id: AccountId, key: SessionKeyRow): Promise<void> {
  await db.execute(
    `insert into auth.session_keys (account_id, session_key, generation, build, locale, created_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id) do update set session_key = excluded.session_key, generation = excluded.generation,
       build = excluded.build, locale = excluded.locale, created_at = excluded.created_at`,
    [id, key.sessionKey, key.generation, key.build, key.locale, key.createdAt],
  );
}

/** What makes a session key, of its table `k`. */
export const sessionKeyColumns =
  'k.session_key, k.generation as key_generation, k.build, k.locale, k.created_at as key_created_at';

/** The columns of `sessionKeyColumns`. */
export interface SelectedSessionKey {
  readonly session_key: Uint8Array;
  readonly key_generation: number;
  readonly build: number;
  readonly locale: string;
  readonly key_created_at: Date;
}

/** Brings a row into the words of the domain. */
export function sessionKeyRow(row: SelectedSessionKey): SessionKeyRow {
  return {
    sessionKey: row.session_key,
    generation: row.key_generation,
    build: row.build,
    locale: row.locale,
    createdAt: row.key_created_at,
  };
}

export async function findOpenSession(
  db: Queries,
  id: AccountId,
): Promise<(OpenSessionRow & { readonly build: number }) | undefined> {
  const row = await db.findRow<SelectedSession & { readonly build: number }>(
    'select account_id, edge, session, build from auth.open_sessions where account_id = $1',
    [id],
  );
  return row && { ...sessionRow(row), build: row.build };
}

/** Which of these accounts have an open session. */
export async function findOnlineAccounts(db: Queries, ids: readonly AccountId[]): Promise<ReadonlySet<AccountId>> {
  const rows = await db.rows<{ account_id: number }>(
    'select account_id from auth.open_sessions where account_id = any($1::int[])',
    [ids],
  );
  return new Set(rows.map((row) => accountId(row.account_id)));
}

/**
 * Makes this the session of the account; the caller holds the lock of the account's row. It takes over the place in the
 * realm that an older session of the account had. Says whether it has one.
 */
export async function storeOpenSession(
  db: Queries,
  opened: OpenSessionRow & {
    readonly realm: RealmId;
    readonly build: number;
    readonly address: string;
    readonly openedAt: Date;
    readonly isAdmitted: boolean;
    readonly webSession?: WebSessionId | undefined;
    readonly resumption: Uint8Array | undefined;
  },
): Promise<boolean> {
  const row = await db.findRow<{ is_admitted: boolean }>(
    `insert into auth.open_sessions as former
            (account_id, realm_id, edge, session, build, address, opened_at, is_admitted, web_session, resume_digest, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (account_id) do update set realm_id = excluded.realm_id, edge = excluded.edge,
       session = excluded.session, build = excluded.build, address = excluded.address, opened_at = excluded.opened_at,
       web_session = excluded.web_session, resume_digest = excluded.resume_digest, former_digest = null,
       origin = excluded.origin,
       is_admitted = excluded.is_admitted or (former.is_admitted and former.realm_id = excluded.realm_id)
     returning is_admitted`,
    [
      opened.accountId,
      opened.realm,
      opened.edge,
      opened.session,
      opened.build,
      opened.address,
      opened.openedAt,
      opened.isAdmitted,
      opened.webSession ?? null,
      opened.resumption ?? null,
      originOf(opened),
    ],
  );
  return row?.is_admitted === true;
}

/** What a session is called wherever it goes on: by where it was opened. */
function originOf({ edge, session }: Pick<OpenSessionRow, 'edge' | 'session'>): string {
  return `${edge}/${session}`;
}

/** Removes it if it still is the account's session. */
export async function deleteOpenSession(db: Queries, closed: OpenSessionRow): Promise<boolean> {
  const count = await db.execute(
    'delete from auth.open_sessions where account_id = $1 and edge = $2 and session = $3',
    [closed.accountId, closed.edge, closed.session],
  );
  return count > 0;
}

/**
 * Sessions of all edges whose last sign of life is older than `before`, or that never gave one. Those that can be resumed
 * elsewhere stay until it is older than `resumableBefore`.
 */
export async function deleteSilentEdges(
  db: Queries,
  before: Date,
  resumableBefore: Date,
): Promise<readonly OpenSessionRow[]> {
  const rows = await db.rows<SelectedSession>(
    `delete from auth.open_sessions o
      where o.opened_at < $1
        and not exists (select from auth.edges e
                         where e.edge = o.edge
                           and e.seen_at >= case when o.resume_digest is null then $1 else $2 end)
      returning account_id, edge, session`,
    [before, resumableBefore],
  );
  await db.execute('delete from auth.edges where seen_at < $1', [resumableBefore]);
  return rows.map(sessionRow);
}

/** Every open session and every edge: for a start with which everything starts. */
export async function deleteAllSessions(db: Queries): Promise<number> {
  await db.execute('delete from auth.edges');
  return db.execute('delete from auth.open_sessions');
}

/** Notes the sign of life of an edge. */
export async function touchEdge(db: Queries, edge: EdgeId, at: Date): Promise<void> {
  await db.execute(
    `insert into auth.edges (edge, seen_at) values ($1, $2)
     on conflict (edge) do update set seen_at = excluded.seen_at`,
    [edge, at],
  );
}

/** All sessions of an edge whose numbers are from `first` to `last`. */
export interface NamedSessions {
  readonly edge: EdgeId;
  readonly first: SessionId;
  readonly last: SessionId;
  readonly sessions: readonly SessionId[];
}

/** Removes sessions of those numbers that the edge does not name, except those opened since `openedBefore`. */
export async function deleteForgottenSessions(
  db: Queries,
  { edge, first, last, sessions }: NamedSessions,
  openedBefore: Date,
): Promise<readonly OpenSessionRow[]> {
  const rows = await db.rows<SelectedSession>(
    `delete from auth.open_sessions
      where edge = $1 and opened_at < $2 and session between $3 and $4 and session <> all($5::bigint[])
      returning account_id, edge, session`,
    [edge, openedBefore, first, last, sessions],
  );
  return rows.map(sessionRow);
}

/** Of the named sessions of an edge, those that are open. */
export async function findKeptSessions(
  db: Queries,
  edge: EdgeId,
  named: readonly SessionId[],
): Promise<ReadonlySet<SessionId>> {
  const rows = await db.rows<{ session: bigint }>(
    'select session from auth.open_sessions where edge = $1 and session = any($2::bigint[])',
    [edge, named],
  );
  return new Set(rows.map((row) => sessionId(Number(row.session))));
}

export async function countOpenSessions(
  db: Queries,
): Promise<readonly { readonly realm: RealmId; readonly sessions: number }[]> {
  const rows = await db.rows<{ realm_id: number; sessions: number }>(
    'select realm_id, count(*)::int as sessions from auth.open_sessions group by realm_id order by realm_id',
  );
  return rows.map((row) => ({ realm: realmId(row.realm_id), sessions: row.sessions }));
}

/** A session as it is selected. */
export interface SelectedSession {
  readonly account_id: number;
  readonly edge: string;
  readonly session: bigint;
}

/** A session as the service takes it. */
export function sessionRow(row: SelectedSession): OpenSessionRow {
  return {
    accountId: accountId(row.account_id),
    edge: edgeId(row.edge),
    session: sessionId(Number(row.session)),
  };
}
