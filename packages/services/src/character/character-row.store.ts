import type { Appearance, CharacterDeath, Place, WornItem } from '@realmwright/kernel/character-sheet';
import {
  type AccountId,
  accountId,
  type CharacterId,
  characterId,
  mapId,
  type RealmId,
  realmId,
} from '@realmwright/kernel/ids';

/** One character as the database has it. */
export interface CharacterRow {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly realm: RealmId;
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly appearance: Appearance;
  readonly level: number;
  readonly xp: number;
  readonly place: Place;
  readonly zone: number;
  readonly health: number;
  readonly powers: readonly number[];
  readonly totalPlayedSeconds: number;
  readonly levelPlayedSeconds: number;
  readonly bind: { readonly place: Place; readonly zone: number };
  readonly isResting: boolean;
  readonly death: CharacterDeath | undefined;
  readonly isFirstEntry: boolean;
  readonly mustRename: boolean;
  readonly mustCustomise: boolean;
  readonly epoch: number;
  readonly holder: { readonly edge: string; readonly session: number; readonly at: Date } | undefined;
  /** Copper that the ledger still has to post; undefined when it has. */
  readonly startingMoney: bigint | undefined;
  readonly deletedAt: Date | undefined;
}

/** One character as the database has it, with what it visibly wears, by slot. */
export interface DressedCharacterRow extends CharacterRow {
  readonly equipment: readonly WornItem[];
}

/** The columns of `selectCharacter`. */
export interface SelectedCharacter {
  readonly character_id: number;
  readonly account_id: number;
  readonly realm_id: number;
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly skin: number;
  readonly face: number;
  readonly hair_style: number;
  readonly hair_color: number;
  readonly facial_hair: number;
  readonly level: number;
  readonly xp: bigint;
  readonly map: bigint;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
  readonly zone: bigint;
  readonly health: bigint;
  readonly powers: readonly number[];
  readonly total_played_seconds: bigint;
  readonly level_played_seconds: bigint;
  readonly bind_map: bigint;
  readonly bind_x: number;
  readonly bind_y: number;
  readonly bind_z: number;
  readonly bind_orientation: number;
  readonly bind_zone: bigint;
  readonly is_resting: boolean;
  readonly death_map: bigint | null;
  readonly death_x: number | null;
  readonly death_y: number | null;
  readonly death_z: number | null;
  readonly death_orientation: number | null;
  readonly died_at: Date | null;
  readonly is_released: boolean;
  readonly is_first_entry: boolean;
  readonly must_rename: boolean;
  readonly must_customise: boolean;
  readonly epoch: bigint;
  readonly holder_edge: string | null;
  readonly holder_session: bigint | null;
  readonly held_at: Date | null;
  readonly starting_money: bigint | null;
  readonly deleted_at: Date | null;
}

const characterColumns = `
         character_id, account_id, realm_id, name, race, class, gender, skin, face, hair_style, hair_color, facial_hair,
         level, xp, map, x, y, z, orientation, zone, health, powers, total_played_seconds, level_played_seconds,
         bind_map, bind_x, bind_y, bind_z, bind_orientation, bind_zone, is_resting, death_map, death_x, death_y, death_z,
         death_orientation, died_at, is_released, is_first_entry, must_rename, must_customise, epoch, holder_edge,
         holder_session, held_at, starting_money, deleted_at`;

/** Reads whole characters; a condition follows. */
export const selectCharacter = `select ${characterColumns} from characters.characters`;

/** Reads whole characters with what they visibly wear; a condition follows. */
export const selectDressed = `
  select ${characterColumns},
         (select coalesce(json_agg(json_build_object('slot', w.slot, 'entry', w.entry, 'displayId', w.display_id,
                                                     'inventoryType', w.inventory_type) order by w.slot), '[]')
            from characters.worn_items w where w.character_id = characters.character_id) as equipment
    from characters.characters`;

/** Brings a row into the words of the domain. */
export function characterRow(row: SelectedCharacter): CharacterRow {
  const { x, y, z, orientation, holder_edge: edge, holder_session: session, held_at: at } = row;
  return {
    characterId: characterId(row.character_id),
    accountId: accountId(row.account_id),
    realm: realmId(row.realm_id),
    name: row.name,
    race: row.race,
    class: row.class,
    gender: row.gender,
    appearance: {
      skin: row.skin,
      face: row.face,
      hairStyle: row.hair_style,
      hairColor: row.hair_color,
      facialHair: row.facial_hair,
    },
    level: row.level,
    xp: Number(row.xp),
    place: { map: mapId(Number(row.map)), x, y, z, orientation },
    zone: Number(row.zone),
    health: Number(row.health),
    powers: row.powers,
    totalPlayedSeconds: Number(row.total_played_seconds),
    levelPlayedSeconds: Number(row.level_played_seconds),
    bind: {
      place: {
        map: mapId(Number(row.bind_map)),
        x: row.bind_x,
        y: row.bind_y,
        z: row.bind_z,
        orientation: row.bind_orientation,
      },
      zone: Number(row.bind_zone),
    },
    isResting: row.is_resting,
    death: deathOf(row),
    isFirstEntry: row.is_first_entry,
    mustRename: row.must_rename,
    mustCustomise: row.must_customise,
    epoch: Number(row.epoch),
    holder: edge === null || session === null || at === null ? undefined : { edge, session: Number(session), at },
    startingMoney: row.starting_money ?? undefined,
    deletedAt: row.deleted_at ?? undefined,
  };
}

/** The columns of `selectDressed`. */
export interface SelectedDressed extends SelectedCharacter {
  readonly equipment: readonly WornItem[];
}

/** Brings a row into the words of the domain. */
export function dressedRow(row: SelectedDressed): DressedCharacterRow {
  return { ...characterRow(row), equipment: row.equipment };
}

/** The database has either all of a death or nothing of it. */
function deathOf(row: SelectedCharacter): CharacterDeath | undefined {
  const { death_map: map, death_x: x, death_y: y, death_z: z, death_orientation: orientation, died_at: at } = row;
  if (map === null || x === null || y === null || z === null || orientation === null || at === null) return undefined;
  return {
    corpse: { map: mapId(Number(map)), x, y, z, orientation },
    diedAt: at.getTime(),
    isReleased: row.is_released,
  };
}
