import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import { shownId } from '@realmwright/gamedata/known-ids';
import { type CharacterId, characterId } from '@realmwright/kernel/ids';
import type { OperationId } from '@realmwright/kernel/operation-id';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { PacketValue } from '@realmwright/protocol/schema/wire';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_CHAR_ENUM_1_12,
  SMSG_CHAR_ENUM_2_4,
  SMSG_CHAR_ENUM_3_3,
} from '@realmwright/protocol/world/character/char-enum.packet';
import {
  type CMSG_CHAR_CREATE,
  type CMSG_CHAR_CUSTOMIZE,
  SMSG_CHAR_CREATE,
  SMSG_CHAR_CUSTOMIZE,
  SMSG_CHAR_DELETE,
  SMSG_CHAR_RENAME,
} from '@realmwright/protocol/world/character/char-screen.packet';
import { type CharacterResult, characterResults } from '@realmwright/protocol/world/character/character-result';
import type {
  characterSummaryType,
  createCharacter,
  customiseCharacter,
  deleteCharacter,
  renameCharacter,
} from './character.contract.ts';

/** One line of the character screen, as the service gives it. */
export type CharacterSummary = ValueOf<typeof characterSummaryType>;
type RefusalOf<Contract> = Contract extends { readonly refusals: readonly (infer Refusal)[] } ? Refusal : never;
/** Everything for which the character screen is refused something. */
export type ScreenRefusal = RefusalOf<
  typeof createCharacter | typeof deleteCharacter | typeof renameCharacter | typeof customiseCharacter
>;

/** The character that a client means by a guid; `undefined` for guids of other things and invented ones. */
export function characterOf(guid: bigint): CharacterId | undefined {
  return guid > 0n && guid <= 0x7fff_ffffn ? characterId(Number(guid)) : undefined;
}

/** What clients call a character. */
export function guidOfCharacter(character: CharacterId): bigint {
  return BigInt(character);
}

/**
 * The character screen: the ten oldest characters, because clients cannot show more. Ids that the build does not know are
 * shown as their fallback; displays may be nothing.
 */
export function charactersListed(build: Build, known: KnownIdTables, all: readonly CharacterSummary[]): Outgoing {
  const characters = all.slice(0, MOST_CHARACTERS);
  switch (build) {
    case 5875:
      return outgoing(SMSG_CHAR_ENUM_1_12, {
        characters: characters.map((character) => ({
          ...rowOf(known, character),
          flags: character.mustRename ? MUST_RENAME : 0,
          equipment: gearOf(known, character, 19),
          ...firstBag(known, character),
        })),
      });
    case 8606:
      return outgoing(SMSG_CHAR_ENUM_2_4, {
        characters: characters.map((character) => ({
          ...rowOf(known, character),
          flags: character.mustRename ? MUST_RENAME : 0,
          equipment: gearOf(known, character, 20).map(unenchanted),
        })),
      });
    case 12340:
      return outgoing(SMSG_CHAR_ENUM_3_3, {
        characters: characters.map((character) => ({
          ...rowOf(known, character),
          flags: character.mustRename ? MUST_RENAME : 0,
          recustomizationFlags: character.mustCustomise ? MAY_CUSTOMISE : 0,
          equipment: gearOf(known, character, 23).map(unenchanted),
        })),
      });
  }
}

/** Most rows that all supported clients can show. Source: public protocol notes. */
const MOST_CHARACTERS = 10;
/** Row flag: a new name is asked for before the character may enter. Source: public servers. */
const MUST_RENAME = 0x4000;
/** Row flag of 3.3.5a: the button for new looks is shown. Source: public servers. */
const MAY_CUSTOMISE = 0x1;

function rowOf(known: KnownIdTables, character: CharacterSummary) {
  const { appearance, place } = character;
  return {
    guid: guidOfCharacter(character.characterId),
    name: character.name,
    race: shownId(known.races, character.race),
    class: shownId(known.classes, character.class),
    gender: character.gender,
    skin: appearance.skin,
    face: appearance.face,
    hairStyle: appearance.hairStyle,
    hairColor: appearance.hairColor,
    facialHair: appearance.facialHair,
    level: character.level,
    area: shownId(known.areas, character.zone),
    map: shownId(known.maps, place.map),
    position: { x: place.x, y: place.y, z: place.z },
    guildId: character.guildId,
    firstLogin: character.isFirstEntry,
    petDisplayId: 0,
    petLevel: 0,
    petFamily: 0,
  };
}

function gearOf(known: KnownIdTables, character: CharacterSummary, slots: number) {
  return Array.from({ length: slots }, (_, slot) => {
    const worn = character.equipment.find((item) => item.slot === slot);
    const display = worn === undefined ? 0 : shownId(known.itemDisplays, worn.displayId);
    return { equipmentDisplayId: display, inventoryType: display === 0 ? 0 : (worn?.inventoryType ?? 0) };
  });
}

function unenchanted(gear: { readonly equipmentDisplayId: number; readonly inventoryType: number }) {
  return { ...gear, enchantment: 0 };
}

/** 1.12.1 shows the first bag apart from the equipment. */
function firstBag(known: KnownIdTables, character: CharacterSummary) {
  const bag = character.equipment.find((item) => item.slot === 19);
  if (bag === undefined) return {};
  const firstBagDisplayId = shownId(known.itemDisplays, bag.displayId);
  return { firstBagDisplayId, firstBagInventoryId: firstBagDisplayId === 0 ? 0 : bag.inventoryType };
}

/** The request to create a character, in the service's words. */
export function creationAsked(packet: PacketValue<typeof CMSG_CHAR_CREATE>, operation: OperationId) {
  const { name, race, gender } = packet;
  return { operation, name, race, class: packet.class, gender, appearance: appearanceOf(packet) };
}

/** The looks that a request names. */
function appearanceOf(packet: PacketValue<typeof CMSG_CHAR_CREATE> | PacketValue<typeof CMSG_CHAR_CUSTOMIZE>) {
  const { skinColor: skin, face, hairStyle, hairColor, facialHair } = packet;
  return { skin, face, hairStyle, hairColor, facialHair };
}

/** The request for new looks, in the service's words. */
export function customisationAsked(packet: PacketValue<typeof CMSG_CHAR_CUSTOMIZE>) {
  return { name: packet.newName, gender: packet.gender, appearance: appearanceOf(packet) };
}

/** Whether the character was created. */
export function characterCreated(build: Build, outcome: Outcome<unknown, RefusalOf<typeof createCharacter>>): Outgoing {
  const result = isRefused(outcome) ? screenResult(outcome.refused) : 'CHAR_CREATE_SUCCESS';
  return outgoing(SMSG_CHAR_CREATE, { result: characterResults[build][result] });
}

/** Whether the character was deleted. */
export function characterDeleted(build: Build, outcome: Outcome<unknown, RefusalOf<typeof deleteCharacter>>): Outgoing {
  const result = isRefused(outcome) ? 'CHAR_DELETE_FAILED' : 'CHAR_DELETE_SUCCESS';
  return outgoing(SMSG_CHAR_DELETE, { result: characterResults[build][result] });
}

/** Whether the character was renamed. The name is the accepted spelling. */
export function characterRenamed(
  build: Build,
  guid: bigint,
  outcome: Outcome<{ readonly name: string }, RefusalOf<typeof renameCharacter>>,
): Outgoing {
  return isRefused(outcome)
    ? outgoing(SMSG_CHAR_RENAME, { result: characterResults[build][screenResult(outcome.refused)] })
    : outgoing(SMSG_CHAR_RENAME, { result: 0, character: guid, newName: outcome.value.name });
}

/** Whether the character has its new looks. Only 3.3.5a asks for them. */
export function characterCustomised(
  build: Build,
  packet: PacketValue<typeof CMSG_CHAR_CUSTOMIZE>,
  outcome: Outcome<{ readonly name: string }, RefusalOf<typeof customiseCharacter>>,
): Outgoing {
  if (isRefused(outcome)) {
    return outgoing(SMSG_CHAR_CUSTOMIZE, { result: characterResults[build][screenResult(outcome.refused)] });
  }
  const { player: guid, gender, skinColor, face, hairStyle, hairColor, facialHair } = packet;
  const { name } = outcome.value;
  return outgoing(SMSG_CHAR_CUSTOMIZE, {
    result: 0,
    guid,
    name,
    gender,
    skinColor,
    face,
    hairStyle,
    hairColor,
    facialHair,
  });
}

/** What a refusal is called on the wire; the same for every request of the character screen. */
export function screenResult(refusal: ScreenRefusal): CharacterResult {
  return resultByRefusal[refusal];
}

const resultByRefusal: Readonly<Record<ScreenRefusal, CharacterResult>> = {
  'character.name-empty': 'CHAR_NAME_NO_NAME',
  'character.name-too-short': 'CHAR_NAME_TOO_SHORT',
  'character.name-too-long': 'CHAR_NAME_TOO_LONG',
  'character.name-invalid-letter': 'CHAR_NAME_INVALID_CHARACTER',
  'character.name-repeats': 'CHAR_NAME_THREE_CONSECUTIVE',
  'character.name-reserved': 'CHAR_NAME_RESERVED',
  'character.name-taken': 'CHAR_CREATE_NAME_IN_USE',
  'character.realm-limit': 'CHAR_CREATE_SERVER_LIMIT',
  'character.account-limit': 'CHAR_CREATE_ACCOUNT_LIMIT',
  'character.invalid-combination': 'CHAR_CREATE_ERROR',
  'character.not-found': 'CHAR_LOGIN_NO_CHARACTER',
  'character.is-online': 'CHAR_LOGIN_DUPLICATE_CHARACTER',
  'character.not-allowed': 'CHAR_NAME_FAILURE',
};
