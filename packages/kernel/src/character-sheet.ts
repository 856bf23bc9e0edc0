import { accountRolesType } from './account-role.ts';
import { accountIdType, characterIdType, mapIdType, realmIdType } from './schema/domain.ts';
import type { ValueOf } from './schema/type.ts';
import { bool, f32, f64, list, optional, struct, u8, u32, u64, utf8 } from './schema/types.ts';

/** Longest character name, bytes of UTF-8: 12 letters of at most 4 bytes, as all supported clients allow. */
export const characterNameType = utf8({ maxBytes: 48 });

/** How a character looks; indexes into the client's own tables of its race and gender. */
export const appearanceType = struct({ skin: u8, face: u8, hairStyle: u8, hairColor: u8, facialHair: u8 });
export type Appearance = ValueOf<typeof appearanceType>;

/** A point of a map with a facing; yards and radians. */
export const placeType = struct({ map: mapIdType, x: f32, y: f32, z: f32, orientation: f32 });
export type Place = ValueOf<typeof placeType>;

/**
 * That a character is dead: where its body or corpse lies, when it died (milliseconds since the Unix epoch), and whether
 * its spirit was released.
 */
export const deathType = struct({ corpse: placeType, diedAt: f64, isReleased: bool });
export type CharacterDeath = ValueOf<typeof deathType>;

/** One visible piece of equipment: slot 0 (head) to 18 (tabard), 19 to 22 bags. Empty slots are left out. */
export const wornItemType = struct({ slot: u8, entry: u32, displayId: u32, inventoryType: u8 });
export type WornItem = ValueOf<typeof wornItemType>;

const readingFields = {
  characterId: characterIdType,
  accountId: accountIdType,
  realm: realmIdType,
  name: characterNameType,
  race: u8,
  class: u8,
  /** 0 male, 1 female. */
  gender: u8,
  appearance: appearanceType,
  level: u8,
  /** Experience since the present level began. */
  xp: u32,
  /** Copper, from the ledger. */
  money: u64,
  place: placeType,
  /** Zone of the last save; the world computes its own. */
  zone: u32,
  /** 0 means: full health, as for a new character. */
  health: u32,
  /** Amounts by power kind 0 to 6 (mana, rage, focus, energy, happiness, runes, runic power); empty means: as at the start. */
  powers: list(u32, { max: 7 }),
  equipment: list(wornItemType, { max: 23 }),
  totalPlayedSeconds: u32,
  levelPlayedSeconds: u32,
  /** Where a hearthstone leads. */
  bind: struct({ place: placeType, zone: u32 }),
  /** Logged out in a rest area: resting goes on. */
  isResting: bool,
  /** Absent for the living. */
  death: optional(deathType),
  /** Never was in the world before: clients of such a character may be shown the introduction. */
  isFirstEntry: bool,
} as const;

/**
 * One consistent reading of a character's committed rows. Whoever takes it into the world reports progress under the epoch
 * that came with it; money is a reading of the ledger.
 */
export const characterReading = struct(readingFields);
export type CharacterReading = ValueOf<typeof characterReading>;

/** Everything the world must know to let a character in; the world keeps its own copy. */
export const characterSheet = struct({
  ...readingFields,
  /** Roles of the account as its session knows them; they admit operator commands and instant logout. */
  roles: accountRolesType,
});
export type CharacterSheet = ValueOf<typeof characterSheet>;
