import type { AccountRoles } from '@realmwright/kernel/account-role';
import { type AccountId, accountId } from '@realmwright/kernel/ids';
import { committedSoon, type Queries } from '@realmwright/platform/database/database';
import {
  type AccountRow,
  accountColumns,
  accountRow,
  isBanInForce,
  knownRoles,
  type SelectedAccount,
} from './account.store.ts';
import { isBarredSql } from './address-ban.store.ts';
import { type SelectedSessionKey, type SessionKeyRow, sessionKeyColumns, sessionKeyRow } from './session.store.ts';

/** What decides about a name that somebody types at an address. */
export interface LoginRow {
  /** Nobody may log in from the address. */
  readonly isBarred: boolean;
  readonly account: AccountRow | undefined;
  /** Of the account's last login. */
  readonly key: SessionKeyRow | undefined;
}

/** Looks a login up by the normalised name. An address that is none is never barred. */
export async function findLoginRow(
  db: Queries,
  { username, address, now }: { readonly username: string; readonly address: string | undefined; readonly now: Date },
): Promise<LoginRow> {
  const row = await db.findRow<SelectedLogin>(
    `select ${isBarredSql({ address: '$3', now: '$1' })} as is_barred, ${accountColumns}, ${sessionKeyColumns}
       from (select) as asked
       left join auth.accounts a on a.username = $2
       left join auth.bans b on ${isBanInForce}
       left join auth.session_keys k on k.account_id = a.account_id`,
    [now, username, address ?? null],
  );
  return {
    isBarred: row?.is_barred === true,
    account: row === undefined || row.account_id === null ? undefined : accountRow(row),
    key: row === undefined || row.session_key === null ? undefined : sessionKeyRow(row),
  };
}

type SelectedLogin = { readonly is_barred: boolean } & (SelectedAccount | { readonly account_id: null }) &
  (SelectedSessionKey | { readonly session_key: null });

/** An account as far as an accepted login tells of it. */
export interface LoggedIn {
  readonly accountId: AccountId;
  readonly roles: AccountRoles;
}

/**
 * Accepts a login of an account that nothing stands against, in one statement: it is as it was when the challenge was
 * made, without ban, lock and authenticator. Otherwise it writes nothing and gives nothing. The commit is not waited
 * for: a key that is lost costs a client one more login.
 */
export async function acceptUnhindered(
  db: Queries,
  login: SessionKeyRow & { readonly username: string; readonly address: string },
): Promise<LoggedIn | undefined> {
  const row = await db.findRow<{ account_id: number; roles: readonly string[] }>(
    `with accepted as (
       update auth.accounts a set last_login_at = $1, last_address = $3
        where a.username = $2 and a.generation = $4 and a.authenticator is null and not a.is_locked
          and not exists (select from auth.bans b where ${isBanInForce}) and ${committedSoon}
        returning a.account_id, a.roles)
     insert into auth.session_keys (account_id, session_key, generation, build, locale, created_at)
     select account_id, $5, $4, $6, $7, $1 from accepted
     on conflict (account_id) do update set session_key = excluded.session_key, generation = excluded.generation,
       build = excluded.build, locale = excluded.locale, created_at = excluded.created_at
     returning account_id, (select roles from accepted) as roles`,
    [login.createdAt, login.username, login.address, login.generation, login.sessionKey, login.build, login.locale],
  );
  return row && { accountId: accountId(row.account_id), roles: knownRoles(row.roles) };
}
