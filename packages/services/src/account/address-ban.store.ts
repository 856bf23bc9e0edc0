import type { Queries } from '@realmwright/platform/database/database';
import { type MeasureRow, measureRow, type NewMeasure, type SelectedMeasure } from './measure.store.ts';
import { type OpenSessionRow, type SelectedSession, sessionRow } from './session.store.ts';

/** Bars a network, in place of a ban in force; gives it with the bits behind its length cleared. */
export async function insertAddressBan(db: Queries, network: string, ban: NewMeasure): Promise<string> {
  await db.execute(
    `update auth.address_bans set lifted_at = $2, lifted_by = $3
      where network = network($1::inet) and lifted_at is null`,
    [network, ban.since, ban.by],
  );
  const row = await db.findRow<{ network: string }>(
    `insert into auth.address_bans (network, since, until, reason, banned_by)
     values (network($1::inet), $2, $3, $4, $5) returning network::text`,
    [network, ban.since, ban.until ?? null, ban.reason, ban.by],
  );
  return row?.network ?? network;
}

/** Lifts the ban of exactly that network; undefined when there is none in force. */
export async function liftAddressBan(db: Queries, network: string, at: Date, by: string): Promise<string | undefined> {
  const row = await db.findRow<{ network: string }>(
    `update auth.address_bans set lifted_at = $2, lifted_by = $3
      where network = network($1::inet) and lifted_at is null and (until is null or until > $2)
      returning network::text`,
    [network, at, by],
  );
  return row?.network;
}

/** Whether a ban in force covers an address; for the text of a query. Without an address there is none. */
export function isBarredSql({ address, now }: { readonly address: string; readonly now: string }): string {
  return `exists (select from auth.address_bans
                   where lifted_at is null and network >>= ${address}::inet and (until is null or until > ${now}))`;
}

export interface AddressBanRow {
  readonly network: string;
  readonly ban: MeasureRow;
}

/** Bans in force: those that cover the network, or those whose text contains a part of one. By network. */
export async function listAddressBanRows(
  db: Queries,
  wanted: { readonly network: string } | { readonly part: string },
  limit: number,
  now: Date,
): Promise<{ readonly totalCount: number; readonly rows: readonly AddressBanRow[] }> {
  const [condition, value] =
    'network' in wanted ? ['network >>= $2::inet', wanted.network] : ['strpos(network::text, $2) > 0', wanted.part];
  const rows = await db.rows<SelectedMeasure & { network: string; total: number }>(
    `select network::text, since, until, reason, banned_by as by, lifted_at, lifted_by, count(*) over ()::int as total
       from auth.address_bans
      where lifted_at is null and (until is null or until > $1) and ${condition} order by 1 limit $3`,
    [now, value, limit],
  );
  return {
    totalCount: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({ network: row.network, ban: measureRow(row) })),
  };
}

/** Removes the open sessions that come from a network, and gives them. */
export async function deleteSessionsOfNetwork(db: Queries, network: string): Promise<readonly OpenSessionRow[]> {
  const rows = await db.rows<SelectedSession>(
    `delete from auth.open_sessions where ${addressWithin('address')} returning account_id, edge, session`,
    [network],
  );
  return rows.map(sessionRow);
}

/** Accounts whose last login came from a network, by name. */
export async function listAccountsOfNetwork(
  db: Queries,
  network: string,
  limit: number,
): Promise<readonly { readonly username: string; readonly lastAddress: string; readonly isOnline: boolean }[]> {
  const rows = await db.rows<{ username: string; last_address: string; is_online: boolean }>(
    `select username, last_address,
            exists (select from auth.open_sessions o where o.account_id = a.account_id) as is_online
       from auth.accounts a where ${addressWithin('last_address')} order by username limit $2`,
    [network, limit],
  );
  return rows.map((row) => ({ username: row.username, lastAddress: row.last_address, isOnline: row.is_online }));
}

/** Addresses are kept as text, with the zone of link-local ones, and empty where none was told. */
function addressWithin(column: string): string {
  return `case when ${column} ~ '^[0-9a-fA-F:.]+(%.*)?$' then split_part(${column}, '%', 1)::inet <<= $1::inet end`;
}
