import type { AccountId, WebSessionId } from '@realmwright/kernel/ids';
import { accountId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** Keeps the digest of a token, in place of an older one of the account. */
export async function storeResetToken(
  db: Queries,
  token: {
    readonly accountId: AccountId;
    readonly digest: Uint8Array;
    readonly by: string;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db.execute(
    `insert into auth.reset_tokens (account_id, digest, made_by, expires_at) values ($1, $2, $3, $4)
     on conflict (account_id) do update set digest = excluded.digest, made_by = excluded.made_by,
       expires_at = excluded.expires_at`,
    [token.accountId, token.digest, token.by, token.expiresAt],
  );
}

/** Removes a token and says whose it was, if it was good at that time. */
export async function takeResetToken(db: Queries, digest: Uint8Array, now: Date): Promise<AccountId | undefined> {
  const row = await db.findRow<{ account_id: number; expires_at: Date }>(
    'delete from auth.reset_tokens where digest = $1 returning account_id, expires_at',
    [digest],
  );
  return row === undefined || row.expires_at <= now ? undefined : accountId(row.account_id);
}

/** A token that an account still has is worth nothing any more. */
export async function deleteResetToken(db: Queries, id: AccountId): Promise<void> {
  await db.execute('delete from auth.reset_tokens where account_id = $1', [id]);
}

/** Keeps a sealed secret that counts as soon as a code of it was entered. */
export async function storeAuthenticatorOffer(db: Queries, id: AccountId, secret: Uint8Array, at: Date): Promise<void> {
  await db.execute(
    'update auth.accounts set authenticator_offer = $2, authenticator_offered_at = $3 where account_id = $1',
    [id, secret, at],
  );
}

/** The sealed secret on offer since `since`, with the name that it is sealed for. */
export async function findAuthenticatorOffer(
  db: Queries,
  id: AccountId,
  since: Date,
): Promise<{ readonly username: string; readonly secret: Uint8Array } | undefined> {
  return await db.findRow(
    `select username, authenticator_offer as secret from auth.accounts
      where account_id = $1 and authenticator_offer is not null and authenticator_offered_at >= $2`,
    [id, since],
  );
}

/**
 * Makes the offer the authenticator; a code of this time step was used. Gives the account; undefined when another one was
 * offered meanwhile. Locks the account until the transaction ends.
 */
export async function takeAuthenticatorOffer(
  db: Queries,
  id: AccountId,
  offer: { readonly secret: Uint8Array; readonly step: number },
): Promise<AccountId | undefined> {
  const count = await db.execute(
    `update auth.accounts set authenticator = authenticator_offer, authenticator_step = $3, authenticator_offer = null
      where account_id = $1 and authenticator_offer = $2`,
    [id, offer.secret, offer.step],
  );
  return count > 0 ? id : undefined;
}

/**
 * Sets the sealed secret of an authenticator, or takes it away. Gives the account, if it exists, and locks it until the
 * transaction ends.
 */
export async function updateAuthenticator(
  db: Queries,
  username: string,
  secret: Uint8Array | undefined,
): Promise<AccountId | undefined> {
  const row = await db.findRow<{ account_id: number }>(
    'update auth.accounts set authenticator = $2, authenticator_step = 0 where username = $1 returning account_id',
    [username, secret ?? null],
  );
  return row && accountId(row.account_id);
}

/** Removes what would let somebody in without another look at the account: the key of its last login, and tickets not of `keep`. */
export async function deleteProofs(db: Queries, id: AccountId, keep: WebSessionId | undefined): Promise<void> {
  await db.execute(
    `with keys as (delete from auth.session_keys where account_id = $1)
     delete from auth.tickets where account_id = $1 and ($2::text is null or web_session is distinct from $2)`,
    [id, keep ?? null],
  );
}

/** Takes a code's time step; false when that or a later one was taken before, or the authenticator is another one by now. */
export async function takeAuthenticatorStep(
  db: Queries,
  id: AccountId,
  used: { readonly secret: Uint8Array; readonly step: number },
): Promise<boolean> {
  const count = await db.execute(
    `update auth.accounts set authenticator_step = $3
      where account_id = $1 and authenticator = $2 and authenticator_step < $3`,
    [id, used.secret, used.step],
  );
  return count === 1;
}
