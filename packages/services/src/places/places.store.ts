import { mapId, type RealmId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import type { PlaceChange } from './places.rules.ts';

/** Every change of the realm's places, by name. */
export async function listPlaceChanges(db: Queries, realm: RealmId): Promise<readonly PlaceChange[]> {
  const rows = await db.rows<{
    name: string;
    map: bigint;
    x: number;
    y: number;
    z: number;
    orientation: number;
    is_removed: boolean;
  }>('select name, map, x, y, z, orientation, is_removed from world.named_places where realm_id = $1 order by name', [
    realm,
  ]);
  return rows.map(({ name, map, is_removed: isRemoved, ...spot }) => ({
    name,
    place: { map: mapId(Number(map)), x: spot.x, y: spot.y, z: spot.z, orientation: spot.orientation },
    isRemoved,
  }));
}

/** Lays a change over a name. */
export async function storePlaceChange(db: Queries, realm: RealmId, change: PlaceChange, by: string): Promise<void> {
  const { name, place, isRemoved } = change;
  await db.execute(
    `insert into world.named_places (realm_id, name, map, x, y, z, orientation, is_removed, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (realm_id, name) do update set map = excluded.map, x = excluded.x, y = excluded.y, z = excluded.z,
       orientation = excluded.orientation, is_removed = excluded.is_removed, changed_by = excluded.changed_by,
       changed_at = now()`,
    [realm, name, place.map, place.x, place.y, place.z, place.orientation, isRemoved, by],
  );
}
