import type { AccountId, WebSessionId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** A sign-in that somebody should look at, as it is kept. */
export interface SignInWarningRow {
  readonly at: Date;
  readonly username: string;
  readonly kind: string;
  readonly address: string;
  readonly otherAddress: string;
}

export async function insertSignInWarning(
  db: Queries,
  warning: Omit<SignInWarningRow, 'username'> & { readonly accountId: AccountId; readonly webSession: WebSessionId },
): Promise<void> {
  await db.execute(
    `insert into auth.sign_in_warnings (account_id, web_session, kind, address, other_address, warned_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [warning.accountId, warning.webSession, warning.kind, warning.address, warning.otherAddress, warning.at],
  );
}

/** The newest first; of one account or of all. */
export async function listSignInWarningRows(
  db: Queries,
  id: AccountId | undefined,
  limit: number,
): Promise<readonly SignInWarningRow[]> {
  const rows = await db.rows<SelectedWarning>(
    `select s.warned_at, a.username, s.kind, s.address, s.other_address
       from auth.sign_in_warnings s join auth.accounts a using (account_id)
      where $1::int is null or s.account_id = $1
      order by s.warning_id desc limit $2`,
    [id ?? null, limit],
  );
  return rows.map((row) => ({
    at: row.warned_at,
    username: row.username,
    kind: row.kind,
    address: row.address,
    otherAddress: row.other_address,
  }));
}

export async function deleteOldWarnings(db: Queries, before: Date): Promise<void> {
  await db.execute('delete from auth.sign_in_warnings where warned_at < $1', [before]);
}

interface SelectedWarning {
  readonly warned_at: Date;
  readonly username: string;
  readonly kind: string;
  readonly address: string;
  readonly other_address: string;
}
