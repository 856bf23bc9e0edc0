import type { RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';

/** The lines of the realm's message; undefined when none was ever set. */
export async function findLines(db: Queries, realm: RealmId): Promise<readonly string[] | undefined> {
  const row = await db.findRow<{ lines: readonly string[] }>(
    'select lines from characters.messages_of_the_day where realm_id = $1',
    [realm],
  );
  return row?.lines;
}

export async function storeLines(db: Queries, realm: RealmId, lines: readonly string[]): Promise<void> {
  await db.execute(
    `insert into characters.messages_of_the_day (realm_id, lines) values ($1, $2)
     on conflict (realm_id) do update set lines = excluded.lines`,
    [realm, lines],
  );
}
