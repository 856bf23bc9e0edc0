import type { WornItem } from '@realmwright/kernel/character-sheet';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { Queries } from '@realmwright/platform/database/database';
import type { actionButtonType } from './character.contract.ts';

export type ActionButton = ValueOf<typeof actionButtonType>;

/** Puts on what a new character begins with. */
export async function insertWornItems(
  db: Queries,
  owner: { readonly characterId: CharacterId; readonly realm: number },
  items: readonly WornItem[],
): Promise<void> {
  await db.execute(
    `insert into characters.worn_items (realm_id, character_id, slot, entry, display_id, inventory_type)
     select $1, $2, w.slot, w.entry, w.display_id, w.inventory_type
       from unnest($3::int[], $4::bigint[], $5::bigint[], $6::int[]) as w (slot, entry, display_id, inventory_type)`,
    [
      owner.realm,
      owner.characterId,
      items.map(({ slot }) => slot),
      items.map(({ entry }) => entry),
      items.map(({ displayId }) => displayId),
      items.map(({ inventoryType }) => inventoryType),
    ],
  );
}

export async function listButtonRows(db: Queries, id: CharacterId, build: number): Promise<readonly ActionButton[]> {
  const rows = await db.rows<{ slot: number; action: bigint; kind: number }>(
    'select slot, action, kind from characters.action_buttons where character_id = $1 and build = $2 order by slot',
    [id, build],
  );
  return rows.map(({ slot, action, kind }) => ({ slot, action: Number(action), kind }));
}

/** Sets or clears one button. */
export async function storeButton(
  db: Queries,
  owner: { readonly characterId: CharacterId; readonly realm: number; readonly build: number },
  { slot, action, kind }: ActionButton,
): Promise<void> {
  if (action === 0) {
    await db.execute('delete from characters.action_buttons where character_id = $1 and build = $2 and slot = $3', [
      owner.characterId,
      owner.build,
      slot,
    ]);
    return;
  }
  await db.execute(
    `insert into characters.action_buttons (realm_id, character_id, build, slot, action, kind)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (character_id, build, slot) do update set action = excluded.action, kind = excluded.kind`,
    [owner.realm, owner.characterId, owner.build, slot, action, kind],
  );
}
