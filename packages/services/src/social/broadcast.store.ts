import type { RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

export interface BroadcastRow {
  readonly number: number;
  readonly text: string;
}

/** The texts of a realm in the order in which they were added. */
export async function listBroadcastRows(db: Queries, realm: RealmId): Promise<readonly BroadcastRow[]> {
  const rows = await db.rows<{ broadcast_id: number; text: string }>(
    'select broadcast_id, text from characters.broadcasts where realm_id = $1 order by broadcast_id',
    [realm],
  );
  return rows.map((row) => ({ number: row.broadcast_id, text: row.text }));
}

export async function insertBroadcast(db: Queries, realm: RealmId, text: string, by: string): Promise<number> {
  const row = await db.findRow<{ broadcast_id: number }>(
    'insert into characters.broadcasts (realm_id, text, added_by) values ($1, $2, $3) returning broadcast_id',
    [realm, text, by],
  );
  return row?.broadcast_id ?? 0;
}

/** False when the realm has no such text. */
export async function deleteBroadcast(db: Queries, realm: RealmId, number: number): Promise<boolean> {
  const count = await db.execute('delete from characters.broadcasts where realm_id = $1 and broadcast_id = $2', [
    realm,
    number,
  ]);
  return count > 0;
}

/**
 * Takes the turn to say something when it has come, so that of several replicas one does. The first turn comes after a
 * whole period; a turn that is farther away than the period, which was shortened, comes nearer.
 */
export async function takeBroadcastTurn(db: Queries, realm: RealmId, now: Date, next: Date): Promise<boolean> {
  await db.execute(
    `insert into characters.broadcast_turns (realm_id, next_at) values ($1, $2)
     on conflict (realm_id) do update set next_at = least(broadcast_turns.next_at, excluded.next_at)`,
    [realm, next],
  );
  const count = await db.execute(
    'update characters.broadcast_turns set next_at = $3 where realm_id = $1 and next_at <= $2',
    [realm, now, next],
  );
  return count > 0;
}
