import type { Appearance, Place } from '@realmwright/kernel/character-sheet';
import {
  type AccountId,
  type CharacterId,
  characterId,
  type EdgeId,
  type RealmId,
  realmId,
  type SessionId,
} from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { isUniqueViolation } from '@realmwright/platform/database/database-errors';
import {
  type CharacterRow,
  characterRow,
  type DressedCharacterRow,
  dressedRow,
  type SelectedCharacter,
  type SelectedDressed,
  selectCharacter,
  selectDressed,
} from './character-row.store.ts';

export interface NewCharacter {
  readonly operation: Uint8Array;
  readonly accountId: AccountId;
  readonly realm: RealmId;
  readonly name: string;
  readonly nameKey: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly appearance: Appearance;
  readonly level: number;
  readonly place: Place;
  readonly zone: number;
  readonly startingMoney: bigint;
}

/** Characters that are not deleted, oldest first. */
export async function listCharacterRows(
  db: Queries,
  account: AccountId,
  realm: RealmId,
): Promise<readonly DressedCharacterRow[]> {
  const rows = await db.rows<SelectedDressed>(
    `${selectDressed} where account_id = $1 and realm_id = $2 and deleted_at is null order by character_id`,
    [account, realm],
  );
  return rows.map(dressedRow);
}

/** How many characters the account has by realm. */
export async function countCharacterRows(
  db: Queries,
  account: AccountId,
): Promise<readonly { readonly realm: RealmId; readonly characters: number }[]> {
  const rows = await db.rows<{ realm_id: number; characters: number }>(
    `select realm_id, count(*)::int as characters from characters.characters
      where account_id = $1 and deleted_at is null group by realm_id order by realm_id`,
    [account],
  );
  return rows.map((row) => ({ realm: realmId(row.realm_id), characters: row.characters }));
}

/** Serialises what one account creates and restores, so that limits hold; released with the transaction. */
export async function lockAccountCharacters(db: Queries, account: AccountId): Promise<void> {
  await db.execute('select pg_advisory_xact_lock(1667785074, $1)', [account]);
}

/** Inserts; says when the name is taken. */
export async function insertCharacter(db: Queries, character: NewCharacter): Promise<CharacterId | 'name-taken'> {
  const { appearance, place } = character;
  try {
    const row = await db.findRow<{ character_id: number }>(
      `insert into characters.characters
         (operation, account_id, realm_id, name, name_key, race, class, gender, skin, face, hair_style, hair_color,
          facial_hair, level, map, x, y, z, orientation, zone, bind_map, bind_x, bind_y, bind_z, bind_orientation,
          bind_zone, starting_money)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $15, $16, $17,
               $18, $19, $20, $21)
       returning character_id`,
      [
        character.operation,
        character.accountId,
        character.realm,
        character.name,
        character.nameKey,
        character.race,
        character.class,
        character.gender,
        ...[appearance.skin, appearance.face, appearance.hairStyle, appearance.hairColor, appearance.facialHair],
        character.level,
        ...[place.map, place.x, place.y, place.z, place.orientation],
        character.zone,
        character.startingMoney,
      ],
    );
    return characterId(row?.character_id ?? 0);
  } catch (error) {
    if (isUniqueViolation(error, 'characters_name_key')) return 'name-taken';
    throw error;
  }
}

/** The character that this operation created, if it did. */
export async function findCharacterByOperation(db: Queries, operation: Uint8Array): Promise<CharacterRow | undefined> {
  const row = await db.findRow<SelectedCharacter>(`${selectCharacter} where operation = $1`, [operation]);
  return row && characterRow(row);
}

/** A character that is not deleted. */
export async function findCharacterRow(db: Queries, id: CharacterId): Promise<CharacterRow | undefined> {
  const row = await db.findRow<SelectedCharacter>(`${selectCharacter} where character_id = $1 and deleted_at is null`, [
    id,
  ]);
  return row && characterRow(row);
}

/** A character of the account, its row locked until the transaction ends. */
export async function lockCharacterRow(
  db: Queries,
  owner: { readonly characterId: CharacterId; readonly accountId: AccountId; readonly realm: RealmId },
): Promise<CharacterRow | undefined> {
  const row = await db.findRow<SelectedCharacter>(
    `${selectCharacter}
      where character_id = $1 and account_id = $2 and realm_id = $3 and deleted_at is null for update`,
    [owner.characterId, owner.accountId, owner.realm],
  );
  return row && characterRow(row);
}

export async function findCharacterRowByName(
  db: Queries,
  realm: RealmId,
  key: string,
): Promise<CharacterRow | undefined> {
  const row = await db.findRow<SelectedCharacter>(
    `${selectCharacter} where realm_id = $1 and name_key = $2 and deleted_at is null`,
    [realm, key],
  );
  return row && characterRow(row);
}

/** A character as far as whoever wants its account's place in the world must know it. */
export type HeldRow = Pick<CharacterRow, 'characterId' | 'epoch' | 'holder'>;

/** A character of the account that is to come into the world, and the others that somebody holds; all of them locked. */
export async function lockForEntry(
  db: Queries,
  wanted: { readonly characterId: CharacterId; readonly accountId: AccountId; readonly realm: RealmId },
): Promise<{ readonly row: DressedCharacterRow | undefined; readonly others: readonly HeldRow[] }> {
  const rows = await db.rows<SelectedDressed>(
    `${selectDressed}
      where account_id = $1 and (character_id = $2 or holder_edge is not null) order by character_id for update`,
    [wanted.accountId, wanted.characterId],
  );
  const characters = rows.map(dressedRow);
  return {
    row: characters.find(
      ({ characterId: id, realm, deletedAt }) =>
        id === wanted.characterId && realm === wanted.realm && deletedAt === undefined,
    ),
    others: characters.filter(({ characterId: id }) => id !== wanted.characterId),
  };
}

/** Gives the character to a session under the next epoch. */
export async function holdCharacter(
  db: Queries,
  id: CharacterId,
  holder: { readonly edge: EdgeId; readonly session: SessionId; readonly at: Date },
): Promise<number> {
  const row = await db.findRow<{ epoch: bigint }>(
    `update characters.characters
        set epoch = epoch + 1, save_sequence = 0, holder_edge = $2, holder_session = $3, held_at = $4
      where character_id = $1 returning epoch`,
    [id, holder.edge, holder.session, holder.at],
  );
  return Number(row?.epoch ?? 0);
}

/** Takes it from whoever holds it: the epoch moves on, so nobody can save any more. */
export async function breakHold(db: Queries, id: CharacterId): Promise<void> {
  await db.execute(
    `update characters.characters set epoch = epoch + 1, holder_edge = null, holder_session = null, held_at = null
      where character_id = $1`,
    [id],
  );
}

/** Raises the epoch for its present holder; undefined when the epoch is not the newest. */
export async function raiseEpoch(
  db: Queries,
  id: CharacterId,
  epoch: number,
  at: Date,
): Promise<DressedCharacterRow | undefined> {
  const count = await db.execute(
    `update characters.characters set epoch = epoch + 1, save_sequence = 0, held_at = $3
      where character_id = $1 and epoch = $2 and holder_edge is not null and deleted_at is null`,
    [id, epoch, at],
  );
  if (count === 0) return undefined;
  const row = await db.findRow<SelectedDressed>(`${selectDressed} where character_id = $1`, [id]);
  return row && dressedRow(row);
}

/** Gives what one session holds to another; undefined when it holds nothing. */
export async function takeOverHold(
  db: Queries,
  account: AccountId,
  former: { readonly edge: EdgeId; readonly session: SessionId },
  holder: { readonly edge: EdgeId; readonly session: SessionId; readonly at: Date },
): Promise<DressedCharacterRow | undefined> {
  const taken = await db.findRow<{ character_id: number }>(
    `update characters.characters
        set epoch = epoch + 1, save_sequence = 0, holder_edge = $4, holder_session = $5, held_at = $6
      where account_id = $1 and holder_edge = $2 and holder_session = $3 and deleted_at is null
      returning character_id`,
    [account, former.edge, former.session, holder.edge, holder.session, holder.at],
  );
  if (taken === undefined) return undefined;
  const row = await db.findRow<SelectedDressed>(`${selectDressed} where character_id = $1`, [taken.character_id]);
  return row && dressedRow(row);
}

/** Ends the hold of this epoch; false when it is not the newest, or when there is no such character. */
export async function releaseHold(db: Queries, id: CharacterId, epoch: number): Promise<boolean> {
  const count = await db.execute(
    `update characters.characters set holder_edge = null, holder_session = null, held_at = null
      where character_id = $1 and epoch = $2`,
    [id, epoch],
  );
  return count > 0;
}

/** Every hold of an earlier run: for a start with which everything starts. */
export async function breakAllHolds(db: Queries): Promise<number> {
  return db.execute(
    `update characters.characters set epoch = epoch + 1, holder_edge = null, holder_session = null, held_at = null
      where holder_edge is not null`,
  );
}

/** The ledger has posted what the character starts with. */
export async function clearStartingMoney(db: Queries, id: CharacterId): Promise<void> {
  await db.execute('update characters.characters set starting_money = null where character_id = $1', [id]);
}
