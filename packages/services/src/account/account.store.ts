import { type AccountRole, type AccountRoles, accountRoles } from '@realmwright/kernel/account-role';
import { type AccountId, accountId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { isUniqueViolation } from '@realmwright/platform/database/database-errors';

/** One account with everything that a login must know. Secrets are sealed. */
export interface AccountRow {
  readonly accountId: AccountId;
  readonly username: string;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
  readonly webHash: string | undefined;
  readonly roles: AccountRoles;
  readonly isLocked: boolean;
  readonly generation: number;
  readonly authenticator: Uint8Array | undefined;
  readonly authenticatorStep: number;
  readonly pin: Uint8Array | undefined;
  readonly createdAt: Date;
  readonly lastLoginAt: Date | undefined;
  readonly lastAddress: string;
  /** Since when somebody only tries the realm with it; undefined for accounts that somebody has made. */
  readonly guestSince: Date | undefined;
  readonly ban: BanRow | undefined;
}

/** A ban in force. */
export interface BanRow {
  /** Undefined: for good. */
  readonly until: Date | undefined;
  readonly reason: string;
  readonly by: string;
}

export interface NewAccount {
  readonly username: string;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
  readonly webHash: string | undefined;
  readonly roles: AccountRoles;
}

/** Finds an account by its normalised name. Bans that have run out by `now` do not count. */
export async function findAccountRow(db: Queries, username: string, now: Date): Promise<AccountRow | undefined> {
  const row = await db.findRow<SelectedAccount>(`${selectAccount} where a.username = $2`, [now, username]);
  return row && accountRow(row);
}

export async function findAccountRowById(db: Queries, id: AccountId, now: Date): Promise<AccountRow | undefined> {
  const row = await db.findRow<SelectedAccount>(`${selectAccount} where a.account_id = $2`, [now, id]);
  return row && accountRow(row);
}

/** Finds and locks the row until the transaction ends, so that state and session change in one step. */
export async function lockAccountRow(db: Queries, id: AccountId, now: Date): Promise<AccountRow | undefined> {
  const row = await db.findRow<SelectedAccount>(`${selectAccount} where a.account_id = $2 for update of a`, [now, id]);
  return row && accountRow(row);
}

/** The same by the normalised name. */
export async function lockAccountRowByName(db: Queries, username: string, now: Date): Promise<AccountRow | undefined> {
  const row = await db.findRow<SelectedAccount>(`${selectAccount} where a.username = $2 for update of a`, [
    now,
    username,
  ]);
  return row && accountRow(row);
}

/** A page of accounts by name. */
export async function listAccountRows(
  db: Queries,
  page: { readonly contains: string; readonly after: string; readonly limit: number; readonly onlineOnly: boolean },
  now: Date,
): Promise<readonly AccountRow[]> {
  const rows = await db.rows<SelectedAccount>(
    `${selectAccount}
      where a.username > $2 and strpos(a.username, $3) > 0
        and (not $4 or exists (select from auth.open_sessions o where o.account_id = a.account_id))
      order by a.username limit $5`,
    [now, page.after, page.contains, page.onlineOnly, page.limit],
  );
  return rows.map(accountRow);
}

/** How many accounts a list without pages would have. */
export async function countAccountRows(db: Queries, contains: string, onlineOnly: boolean): Promise<number> {
  const row = await db.findRow<{ count: number }>(
    `select count(*)::int as count from auth.accounts a
      where strpos(a.username, $1) > 0
        and (not $2 or exists (select from auth.open_sessions o where o.account_id = a.account_id))`,
    [contains, onlineOnly],
  );
  return row?.count ?? 0;
}

/** Inserts; undefined when the name is taken. */
export async function insertAccount(db: Queries, account: NewAccount): Promise<AccountId | undefined> {
  try {
    const row = await db.findRow<{ account_id: number }>(
      `insert into auth.accounts (username, salt, verifier, web_hash, roles)
       values ($1, $2, $3, $4, $5) returning account_id`,
      [account.username, account.salt, account.verifier, account.webHash ?? null, account.roles],
    );
    return row && accountId(row.account_id);
  } catch (error) {
    if (isUniqueViolation(error, 'accounts_username_key')) return undefined;
    throw error;
  }
}

/** Inserts many in one statement, leaves existing names alone, and gives the number of new ones. */
export async function insertAccounts(db: Queries, accounts: readonly NewAccount[]): Promise<number> {
  return db.execute(
    `insert into auth.accounts (username, salt, verifier, roles)
     select n.username, n.salt, n.verifier, $4
       from unnest($1::text[], $2::bytea[], $3::bytea[]) as n (username, salt, verifier)
     on conflict (username) do nothing`,
    [
      accounts.map(({ username }) => username),
      accounts.map(({ salt }) => Buffer.from(salt)),
      accounts.map(({ verifier }) => Buffer.from(verifier)),
      accounts[0]?.roles ?? [],
    ],
  );
}

/** Replaces both verifiers and ends what was opened with the old password. Gives the account, if it exists. */
export async function updatePassword(
  db: Queries,
  username: string,
  secrets: { readonly salt: Uint8Array; readonly verifier: Uint8Array; readonly webHash: string },
): Promise<AccountId | undefined> {
  return changed(
    db,
    `update auth.accounts set salt = $2, verifier = $3, web_hash = $4, generation = generation + 1
      where username = $1 returning account_id`,
    [username, secrets.salt, secrets.verifier, secrets.webHash],
  );
}

export async function updateWebHash(db: Queries, id: AccountId, webHash: string): Promise<void> {
  await db.execute('update auth.accounts set web_hash = $2 where account_id = $1', [id, webHash]);
}

export async function updateLock(db: Queries, username: string, isLocked: boolean): Promise<AccountId | undefined> {
  return changed(
    db,
    `update auth.accounts set is_locked = $2, generation = generation + case when $2 then 1 else 0 end
      where username = $1 returning account_id`,
    [username, isLocked],
  );
}

export async function updateRoles(db: Queries, username: string, roles: AccountRoles): Promise<AccountId | undefined> {
  return changed(db, 'update auth.accounts set roles = $2 where username = $1 returning account_id', [username, roles]);
}

export async function updatePin(
  db: Queries,
  username: string,
  pin: Uint8Array | undefined,
): Promise<AccountId | undefined> {
  return changed(db, 'update auth.accounts set pin = $2 where username = $1 returning account_id', [
    username,
    pin ?? null,
  ]);
}

export async function updateLastLogin(db: Queries, id: AccountId, at: Date, address: string): Promise<void> {
  await db.execute('update auth.accounts set last_login_at = $2, last_address = $3 where account_id = $1', [
    id,
    at,
    address,
  ]);
}

/** Bans, in place of a ban in force, and ends what was opened before. Gives the account, if it exists. */
export async function insertBan(
  db: Queries,
  username: string,
  ban: { readonly since: Date; readonly until: Date | undefined; readonly reason: string; readonly by: string },
): Promise<AccountId | undefined> {
  const id = await changed(
    db,
    'update auth.accounts set generation = generation + 1 where username = $1 returning account_id',
    [username],
  );
  if (id === undefined) return undefined;
  await db.execute('update auth.bans set lifted_at = $2, lifted_by = $3 where account_id = $1 and lifted_at is null', [
    id,
    ban.since,
    ban.by,
  ]);
  await db.execute('insert into auth.bans (account_id, since, until, reason, banned_by) values ($1, $2, $3, $4, $5)', [
    id,
    ban.since,
    ban.until ?? null,
    ban.reason,
    ban.by,
  ]);
  return id;
}

/** Lifts the ban in force; false when there is none. */
export async function liftBan(db: Queries, id: AccountId, at: Date, by: string): Promise<boolean> {
  const count = await db.execute(
    `update auth.bans set lifted_at = $2, lifted_by = $3
      where account_id = $1 and lifted_at is null and (until is null or until > $2)`,
    [id, at, by],
  );
  return count > 0;
}

/** The columns of `accountColumns`. */
export interface SelectedAccount {
  readonly account_id: number;
  readonly username: string;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
  readonly web_hash: string | null;
  readonly roles: readonly string[];
  readonly is_locked: boolean;
  readonly generation: number;
  readonly authenticator: Uint8Array | null;
  readonly authenticator_step: bigint;
  readonly pin: Uint8Array | null;
  readonly created_at: Date;
  readonly last_login_at: Date | null;
  readonly last_address: string;
  readonly guest_since: Date | null;
  readonly ban_until: Date | null;
  readonly ban_reason: string | null;
  readonly banned_by: string | null;
}

/** What makes an account, of its table `a` and its ban in force `b`. */
export const accountColumns = `
         a.account_id, a.username, a.salt, a.verifier, a.web_hash, a.roles, a.is_locked, a.generation, a.authenticator,
         a.authenticator_step, a.pin, a.created_at, a.last_login_at, a.last_address, a.guest_since,
         b.until as ban_until, b.reason as ban_reason, b.banned_by`;

/** What makes a row `b` the ban in force of an account `a`; $1 is the present. */
export const isBanInForce = 'b.account_id = a.account_id and b.lifted_at is null and (b.until is null or b.until > $1)';

const selectAccount = `
  select ${accountColumns}
    from auth.accounts a left join auth.bans b on ${isBanInForce}`;

/** Brings a row into the words of the domain. */
export function accountRow(row: SelectedAccount): AccountRow {
  return {
    accountId: accountId(row.account_id),
    username: row.username,
    salt: row.salt,
    verifier: row.verifier,
    webHash: row.web_hash ?? undefined,
    roles: knownRoles(row.roles),
    isLocked: row.is_locked,
    generation: row.generation,
    authenticator: row.authenticator ?? undefined,
    authenticatorStep: Number(row.authenticator_step),
    pin: row.pin ?? undefined,
    createdAt: row.created_at,
    lastLoginAt: row.last_login_at ?? undefined,
    lastAddress: row.last_address,
    guestSince: row.guest_since ?? undefined,
    ban:
      row.ban_reason === null
        ? undefined
        : { until: row.ban_until ?? undefined, reason: row.ban_reason, by: row.banned_by ?? '' },
  };
}

/** Roles that this version does not know give no rights. */
export function knownRoles(words: readonly string[]): AccountRole[] {
  return accountRoles.filter((role) => words.includes(role));
}

async function changed(db: Queries, sql: string, values: readonly unknown[]): Promise<AccountId | undefined> {
  const row = await db.findRow<{ account_id: number }>(sql, values);
  return row && accountId(row.account_id);
}
