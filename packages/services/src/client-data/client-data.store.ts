import type { AccountId, CharacterId, RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** Whose blob, of which kind. */
export interface BlobKey {
  readonly realm: RealmId;
  readonly accountId: AccountId;
  /** Undefined for blobs of the whole account. */
  readonly characterId: CharacterId | undefined;
  readonly build: number;
  readonly kind: number;
}

export interface Blob {
  /** Seconds since the Unix epoch by the client's reckoning. */
  readonly time: number;
  readonly content: Uint8Array;
}

/** Times of the blobs of the account, and of the character where one is named. */
export async function listBlobRows(
  db: Queries,
  owner: Omit<BlobKey, 'kind'>,
): Promise<readonly { readonly kind: number; readonly time: number }[]> {
  const rows = await db.rows<{ kind: number; written_at: bigint }>(
    `select kind, written_at from characters.client_blobs
      where realm_id = $1 and account_id = $2 and character_id in (0, $3) and build = $4 order by kind`,
    [owner.realm, owner.accountId, owner.characterId ?? 0, owner.build],
  );
  return rows.map(({ kind, written_at }) => ({ kind, time: Number(written_at) }));
}

export async function findBlobRow(db: Queries, key: BlobKey): Promise<Blob | undefined> {
  const row = await db.findRow<{ written_at: bigint; content: Uint8Array }>(
    `select written_at, content from characters.client_blobs
      where realm_id = $1 and account_id = $2 and character_id = $3 and build = $4 and kind = $5`,
    keyValues(key),
  );
  return row && { time: Number(row.written_at), content: row.content };
}

export async function storeBlobRow(db: Queries, key: BlobKey, blob: Blob): Promise<void> {
  await db.execute(
    `insert into characters.client_blobs (realm_id, account_id, character_id, build, kind, written_at, content)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (realm_id, account_id, character_id, build, kind)
     do update set written_at = excluded.written_at, content = excluded.content`,
    [...keyValues(key), blob.time, blob.content],
  );
}

export async function deleteBlobRow(db: Queries, key: BlobKey): Promise<void> {
  await db.execute(
    `delete from characters.client_blobs
      where realm_id = $1 and account_id = $2 and character_id = $3 and build = $4 and kind = $5`,
    keyValues(key),
  );
}

export async function findMarks(db: Queries, account: AccountId): Promise<Uint8Array | undefined> {
  const row = await db.findRow<{ marks: Uint8Array }>('select marks from characters.tutorials where account_id = $1', [
    account,
  ]);
  return row?.marks;
}

/** Reads and keeps the row until the transaction ends, so that two changes cannot lose each other. */
export async function lockMarks(db: Queries, account: AccountId): Promise<Uint8Array> {
  const row = await db.findRow<{ marks: Uint8Array }>(
    `insert into characters.tutorials (account_id, marks) values ($1, decode(repeat('00', 32), 'hex'))
     on conflict (account_id) do update set marks = characters.tutorials.marks returning marks`,
    [account],
  );
  return row?.marks ?? new Uint8Array(32);
}

export async function storeMarks(db: Queries, account: AccountId, marks: Uint8Array): Promise<void> {
  await db.execute('update characters.tutorials set marks = $2 where account_id = $1', [account, marks]);
}

function keyValues(key: BlobKey): readonly unknown[] {
  return [key.realm, key.accountId, key.characterId ?? 0, key.build, key.kind];
}
