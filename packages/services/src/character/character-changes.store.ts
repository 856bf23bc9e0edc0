import type { Appearance, Place } from '@realmwright/kernel/character-sheet';
import type { AccountId, CharacterId, RealmId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { Queries } from '@realmwright/platform/database/database';
import { isUniqueViolation } from '@realmwright/platform/database/database-errors';
import type { progressType } from './character.contract.ts';
import { type CharacterRow, characterRow, type SelectedCharacter, selectCharacter } from './character-row.store.ts';
import type { UsableName } from './name.rules.ts';

export type Progress = ValueOf<typeof progressType>;

/**
 * Writes progress when the epoch is the newest and the save is not older than the last; otherwise changes nothing.
 * Epoch 0 is that of a character which never entered: nobody holds it.
 */
export async function updateProgress(
  db: Queries,
  id: CharacterId,
  save: { readonly epoch: number; readonly sequence: number; readonly progress: Progress; readonly at: Date },
): Promise<boolean> {
  const { progress } = save;
  const { place, bind, death } = progress;
  const corpse = death?.corpse;
  const count = await db.execute(
    `update characters.characters
        set save_sequence = $3, held_at = $4, level = $5, xp = $6, map = $7, x = $8, y = $9, z = $10, orientation = $11,
            zone = $12, health = $13, powers = $14, total_played_seconds = $15, level_played_seconds = $16,
            bind_map = $17, bind_x = $18, bind_y = $19, bind_z = $20, bind_orientation = $21, bind_zone = $22,
            is_resting = $23, death_map = $24, death_x = $25, death_y = $26, death_z = $27, death_orientation = $28,
            died_at = $29, is_released = $30, is_first_entry = false
      where character_id = $1 and epoch = $2 and epoch > 0 and save_sequence < $3`,
    [
      id,
      save.epoch,
      save.sequence,
      save.at,
      progress.level,
      progress.xp,
      ...[place.map, place.x, place.y, place.z, place.orientation],
      progress.zone,
      progress.health,
      progress.powers,
      progress.totalPlayedSeconds,
      progress.levelPlayedSeconds,
      ...[bind.place.map, bind.place.x, bind.place.y, bind.place.z, bind.place.orientation],
      bind.zone,
      progress.isResting,
      ...[corpse?.map, corpse?.x, corpse?.y, corpse?.z, corpse?.orientation].map((value) => value ?? null),
      death === undefined ? null : new Date(death.diedAt),
      death?.isReleased ?? false,
    ],
  );
  return count > 0;
}

/** Sets the level of somebody who is not in the world. */
export async function updateLevel(db: Queries, id: CharacterId, level: number): Promise<void> {
  await db.execute(
    'update characters.characters set level = $2, xp = 0, level_played_seconds = 0, health = 0 where character_id = $1',
    [id, level],
  );
}

/** Sets where somebody who is not in the world comes in. */
export async function updatePlace(db: Queries, id: CharacterId, place: Place, zone: number): Promise<void> {
  await db.execute(
    'update characters.characters set map = $2, x = $3, y = $4, z = $5, orientation = $6, zone = $7 where character_id = $1',
    [id, place.map, place.x, place.y, place.z, place.orientation, zone],
  );
}

/** Gives a new name and takes the order to choose one back; false when it is taken. */
export async function updateName(db: Queries, id: CharacterId, { name, key }: UsableName): Promise<boolean> {
  return unlessTaken(() =>
    db.execute(
      'update characters.characters set name = $2, name_key = $3, must_rename = false where character_id = $1',
      [id, name, key],
    ),
  );
}

/** Gives new looks and name; false when the name is taken. */
export async function updateLooks(
  db: Queries,
  id: CharacterId,
  { name, key }: UsableName,
  looks: { readonly gender: number; readonly appearance: Appearance },
): Promise<boolean> {
  const { skin, face, hairStyle, hairColor, facialHair } = looks.appearance;
  return unlessTaken(() =>
    db.execute(
      `update characters.characters
          set name = $2, name_key = $3, gender = $4, skin = $5, face = $6, hair_style = $7, hair_color = $8,
              facial_hair = $9, must_rename = false, must_customise = false
        where character_id = $1`,
      [id, name, key, looks.gender, skin, face, hairStyle, hairColor, facialHair],
    ),
  );
}

/** Orders a rename, allows a customisation; what is false stays as it is. */
export async function updateOrders(
  db: Queries,
  id: CharacterId,
  orders: { readonly rename: boolean; readonly customise: boolean },
): Promise<void> {
  await db.execute(
    `update characters.characters set must_rename = must_rename or $2, must_customise = must_customise or $3
      where character_id = $1`,
    [id, orders.rename, orders.customise],
  );
}

export async function markDeleted(db: Queries, id: CharacterId, at: Date): Promise<void> {
  await db.execute('update characters.characters set deleted_at = $2 where character_id = $1', [id, at]);
}

/** Whether the account had this character and deleted it. */
export async function isDeletedOf(
  db: Queries,
  owner: { readonly characterId: CharacterId; readonly accountId: AccountId; readonly realm: RealmId },
): Promise<boolean> {
  const row = await db.findRow(
    `select 1 from characters.characters
      where character_id = $1 and account_id = $2 and realm_id = $3 and deleted_at is not null`,
    [owner.characterId, owner.accountId, owner.realm],
  );
  return row !== undefined;
}

/** Deleted characters of a realm, newest first, at most 200. */
export async function listDeletedRows(
  db: Queries,
  realm: RealmId,
  filter: { readonly accountId: AccountId | undefined; readonly key: string | undefined; readonly since: Date },
): Promise<readonly CharacterRow[]> {
  const rows = await db.rows<SelectedCharacter>(
    `${selectCharacter}
      where realm_id = $1 and deleted_at >= $2 and ($3::int is null or account_id = $3)
        and ($4::text is null or name_key = $4)
      order by deleted_at desc limit 200`,
    [realm, filter.since, filter.accountId ?? null, filter.key ?? null],
  );
  return rows.map(characterRow);
}

/** A deleted character, its row locked until the transaction ends. */
export async function lockDeletedRow(
  db: Queries,
  realm: RealmId,
  id: CharacterId,
  since: Date,
): Promise<CharacterRow | undefined> {
  const row = await db.findRow<SelectedCharacter>(
    `${selectCharacter} where realm_id = $1 and character_id = $2 and deleted_at >= $3 for update`,
    [realm, id, since],
  );
  return row && characterRow(row);
}

/** A character, deleted or not, its row locked until the transaction ends. */
export async function lockAnyCharacterRow(
  db: Queries,
  realm: RealmId,
  id: CharacterId,
): Promise<CharacterRow | undefined> {
  const row = await db.findRow<SelectedCharacter>(
    `${selectCharacter} where realm_id = $1 and character_id = $2 for update`,
    [realm, id],
  );
  return row && characterRow(row);
}

/** Brings it back. With `mustRename` it keeps its name to look at, but holds no claim on it until it has a new one. */
export async function restoreDeleted(db: Queries, id: CharacterId, mustRename: boolean): Promise<void> {
  await db.execute(
    `update characters.characters
        set deleted_at = null, must_rename = must_rename or $2,
            name_key = case when $2 then '#' || character_id::text else name_key end
      where character_id = $1`,
    [id, mustRename],
  );
}

/** Characters whose restore window is over, at most 100. */
export async function listExpired(db: Queries, before: Date): Promise<readonly CharacterRow[]> {
  const rows = await db.rows<SelectedCharacter>(
    `${selectCharacter} where deleted_at < $1 order by deleted_at limit 100`,
    [before],
  );
  return rows.map(characterRow);
}

/** Removes a deleted character for good, with everything that hangs on it in this feature. */
export async function removeCharacter(db: Queries, id: CharacterId): Promise<void> {
  await db.execute('delete from characters.characters where character_id = $1 and deleted_at is not null', [id]);
}

async function unlessTaken(change: () => Promise<number>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    if (isUniqueViolation(error, 'characters_name_key')) return false;
    throw error;
  }
}
