import { type MapId, mapId, type RealmId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { Queries } from '@realmwright/platform/database/database';
import type { spawnType } from './spawns.contract.ts';

export type Spawn = ValueOf<typeof spawnType>;

/** Every change of one map, by counter. */
export async function listSpawnRows(db: Queries, realm: RealmId, map: MapId): Promise<readonly Spawn[]> {
  const rows = await db.rows<{
    counter: bigint;
    entry: bigint;
    map: bigint;
    x: number;
    y: number;
    z: number;
    orientation: number;
    wander_yards: number;
    is_removed: boolean;
  }>(
    `select counter, entry, map, x, y, z, orientation, wander_yards, is_removed from world.spawn_changes
      where realm_id = $1 and map = $2 order by counter`,
    [realm, map],
  );
  return rows.map((row) => ({
    counter: Number(row.counter),
    entry: Number(row.entry),
    place: { map: mapId(Number(row.map)), x: row.x, y: row.y, z: row.z, orientation: row.orientation },
    wanderYards: row.wander_yards,
    isRemoved: row.is_removed,
  }));
}

/** How many changes the map of the realm has. */
export async function countSpawnRows(db: Queries, realm: RealmId, map: MapId): Promise<number> {
  const row = await db.findRow<{ count: number }>(
    'select count(*)::int as count from world.spawn_changes where realm_id = $1 and map = $2',
    [realm, map],
  );
  return row?.count ?? 0;
}

/** Adds a spawn under a fresh counter; one operation adds one. */
export async function insertSpawn(
  db: Queries,
  added: Omit<Spawn, 'counter' | 'isRemoved'> & {
    readonly realm: RealmId;
    readonly operation: Uint8Array;
    readonly by: string;
  },
): Promise<number> {
  const { place } = added;
  const row = await db.findRow<{ counter: bigint }>(
    `insert into world.spawn_changes
       (realm_id, counter, entry, map, x, y, z, orientation, wander_yards, is_removed, operation, changed_by)
     values ($1, nextval('world.added_spawn'), $2, $3, $4, $5, $6, $7, $8, false, $9, $10)
     on conflict (operation) do update set operation = excluded.operation returning counter`,
    [
      added.realm,
      added.entry,
      ...[place.map, place.x, place.y, place.z, place.orientation],
      added.wanderYards,
      added.operation,
      added.by,
    ],
  );
  return Number(row?.counter ?? 0);
}

/** Lays a change over a spawn. One that was removed stays removed; how an added one wanders is kept. */
export async function storeSpawnChange(
  db: Queries,
  change: Omit<Spawn, 'wanderYards'> & { readonly realm: RealmId; readonly by: string },
): Promise<void> {
  const { place } = change;
  await db.execute(
    `insert into world.spawn_changes
       (realm_id, counter, entry, map, x, y, z, orientation, wander_yards, is_removed, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, -1, $9, $10)
     on conflict (realm_id, counter) do update set map = excluded.map, x = excluded.x, y = excluded.y, z = excluded.z,
       orientation = excluded.orientation, is_removed = world.spawn_changes.is_removed or excluded.is_removed,
       changed_by = excluded.changed_by, changed_at = now()`,
    [
      change.realm,
      change.counter,
      change.entry,
      ...[place.map, place.x, place.y, place.z, place.orientation],
      change.isRemoved,
      change.by,
    ],
  );
}
