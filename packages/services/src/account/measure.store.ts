import { type AccountId, accountId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** A mute or a ban as it lies in its table. */
export interface MeasureRow {
  readonly since: Date;
  /** Undefined: for good. */
  readonly until: Date | undefined;
  readonly reason: string;
  readonly by: string;
  readonly liftedAt: Date | undefined;
  readonly liftedBy: string;
}

/** What is to come into force. */
export type NewMeasure = Pick<MeasureRow, 'since' | 'until' | 'reason' | 'by'>;

/** Mutes, in place of a mute in force. False when there is no such account. */
export async function insertMute(db: Queries, id: AccountId, mute: NewMeasure): Promise<boolean> {
  const known = await db.findRow('select from auth.accounts where account_id = $1 for update', [id]);
  if (known === undefined) return false;
  await db.execute('update auth.mutes set lifted_at = $2, lifted_by = $3 where account_id = $1 and lifted_at is null', [
    id,
    mute.since,
    mute.by,
  ]);
  await db.execute('insert into auth.mutes (account_id, since, until, reason, muted_by) values ($1, $2, $3, $4, $5)', [
    id,
    mute.since,
    mute.until ?? null,
    mute.reason,
    mute.by,
  ]);
  return true;
}

/** Lifts the mute in force; false when there is none. */
export async function liftMute(db: Queries, id: AccountId, at: Date, by: string): Promise<boolean> {
  const count = await db.execute(
    `update auth.mutes set lifted_at = $2, lifted_by = $3
      where account_id = $1 and lifted_at is null and until > $2`,
    [id, at, by],
  );
  return count > 0;
}

/** Until when the account may not speak. */
export async function findMutedUntil(db: Queries, id: AccountId, now: Date): Promise<Date | undefined> {
  const row = await db.findRow<{ until: Date }>(
    'select until from auth.mutes where account_id = $1 and lifted_at is null and until > $2',
    [id, now],
  );
  return row?.until;
}

/** The newest mutes of an account. */
export async function listMutes(db: Queries, id: AccountId, limit: number): Promise<readonly MeasureRow[]> {
  const rows = await db.rows<SelectedMeasure>(
    `select since, until, reason, muted_by as by, lifted_at, lifted_by from auth.mutes
      where account_id = $1 order by mute_id desc limit $2`,
    [id, limit],
  );
  return rows.map(measureRow);
}

/** The newest bans of an account. */
export async function listBans(db: Queries, id: AccountId, limit: number): Promise<readonly MeasureRow[]> {
  const rows = await db.rows<SelectedMeasure>(
    `select since, until, reason, banned_by as by, lifted_at, lifted_by from auth.bans
      where account_id = $1 order by ban_id desc limit $2`,
    [id, limit],
  );
  return rows.map(measureRow);
}

/** Accounts with a ban in force, by name, and how many there are. */
export async function listBannedRows(
  db: Queries,
  contains: string,
  limit: number,
  now: Date,
): Promise<{
  readonly totalCount: number;
  readonly rows: readonly { readonly accountId: AccountId; readonly username: string; readonly ban: MeasureRow }[];
}> {
  const rows = await db.rows<SelectedMeasure & { account_id: number; username: string; total: number }>(
    `select a.account_id, a.username, b.since, b.until, b.reason, b.banned_by as by, b.lifted_at, b.lifted_by,
            count(*) over ()::int as total
       from auth.bans b join auth.accounts a using (account_id)
      where b.lifted_at is null and (b.until is null or b.until > $1) and strpos(a.username, $2) > 0
      order by a.username limit $3`,
    [now, contains, limit],
  );
  return {
    totalCount: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      accountId: accountId(row.account_id),
      username: row.username,
      ban: measureRow(row),
    })),
  };
}

/** A measure as it is selected. */
export interface SelectedMeasure {
  readonly since: Date;
  readonly until: Date | null;
  readonly reason: string;
  readonly by: string;
  readonly lifted_at: Date | null;
  readonly lifted_by: string | null;
}

/** A measure as the service takes it. */
export function measureRow(row: SelectedMeasure): MeasureRow {
  return {
    since: row.since,
    until: row.until ?? undefined,
    reason: row.reason,
    by: row.by,
    liftedAt: row.lifted_at ?? undefined,
    liftedBy: row.lifted_by ?? '',
  };
}
