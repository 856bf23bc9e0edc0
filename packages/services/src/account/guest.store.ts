import { type AccountId, accountId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { isUniqueViolation } from '@realmwright/platform/database/database-errors';
import type { NewAccount } from './account.store.ts';

/** Inserts unless there are that many guests already; then, and when the name is taken, undefined. */
export async function insertGuest(
  db: Queries,
  guest: NewAccount & { readonly since: Date },
  most: number,
): Promise<AccountId | undefined> {
  const row = await db.findRow<{ account_id: number }>(
    `insert into auth.accounts (username, salt, verifier, guest_since)
     select $1, $2, $3, $4 where (select count(*) from auth.accounts where guest_since is not null) < $5
     on conflict (username) do nothing returning account_id`,
    [guest.username, guest.salt, guest.verifier, guest.since, most],
  );
  return row && accountId(row.account_id);
}

/** Gives the account of a guest a name and a password; whatever hung on the old name goes. */
export async function linkGuestRow(
  db: Queries,
  id: AccountId,
  account: NewAccount,
): Promise<'linked' | 'not-guest' | 'name-taken'> {
  try {
    const count = await db.execute(
      `update auth.accounts set username = $2, salt = $3, verifier = $4, web_hash = $5, guest_since = null,
              authenticator = null, authenticator_offer = null, pin = null
        where account_id = $1 and guest_since is not null`,
      [id, account.username, account.salt, account.verifier, account.webHash ?? null],
    );
    return count > 0 ? 'linked' : 'not-guest';
  } catch (error) {
    if (isUniqueViolation(error, 'accounts_username_key')) return 'name-taken';
    throw error;
  }
}

/** Guests who came before a moment, were not heard of since and are not in: at most some hundreds at once. */
export async function listAbsentGuests(db: Queries, before: Date): Promise<readonly AccountId[]> {
  const rows = await db.rows<{ account_id: number }>(
    `select a.account_id from auth.accounts a
      where a.guest_since < $1
        and not exists (select from auth.web_sessions w where w.account_id = a.account_id and w.last_used_at >= $1)
        and not exists (select from auth.open_sessions o where o.account_id = a.account_id)
      order by a.guest_since limit 200`,
    [before],
  );
  return rows.map((row) => accountId(row.account_id));
}

/** Removes the account of a guest; one that was linked meanwhile stays. */
export async function deleteGuest(db: Queries, id: AccountId): Promise<boolean> {
  const count = await db.execute('delete from auth.accounts where account_id = $1 and guest_since is not null', [id]);
  return count > 0;
}
