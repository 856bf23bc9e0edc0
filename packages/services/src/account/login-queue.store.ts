import { type EdgeId, type RealmId, type SessionId, sessionId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** First half of the advisory locks of login queues; the second is the realm. */
const queueLock = 0x7175_6575;

/**
 * Lets in those who have waited longest while the realm has places. Replicas count one after the other, each in a
 * transaction of its own. A session that is just being closed is passed over.
 */
export async function letInFromQueue(db: Queries, realm: RealmId, capacity: number): Promise<void> {
  await db.execute('select pg_advisory_xact_lock($1, $2)', [queueLock, realm]);
  await db.execute(
    `update auth.open_sessions set is_admitted = true where account_id in (
       select account_id from auth.open_sessions where realm_id = $1 and not is_admitted
        order by opened_at, account_id
        limit greatest(0, $2::int - (select count(*)::int from auth.open_sessions where realm_id = $1 and is_admitted))
          for update skip locked)`,
    [realm, capacity],
  );
}

/** Of these sessions of an edge those that are open, with their position in the queue: 0 for those with a place. */
export async function findQueuePositions(
  db: Queries,
  at: { readonly realm: RealmId; readonly edge: EdgeId; readonly sessions: readonly SessionId[] },
): Promise<readonly { readonly session: SessionId; readonly position: number }[]> {
  const rows = await db.rows<{ session: bigint; position: number }>(
    `select session, case when is_admitted then 0 else position end as position from (
       select edge, session, is_admitted,
              (row_number() over (partition by is_admitted order by opened_at, account_id))::int as position
         from auth.open_sessions where realm_id = $1) o
      where edge = $2 and session = any($3::bigint[])`,
    [at.realm, at.edge, at.sessions],
  );
  return rows.map(({ session, position }) => ({ session: sessionId(Number(session)), position }));
}
