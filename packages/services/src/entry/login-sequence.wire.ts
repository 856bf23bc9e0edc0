import { isKnownId, type KnownIdTables, shownId } from '@realmwright/gamedata/known-ids';
import type { CharacterSheet } from '@realmwright/kernel/character-sheet';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_ALL_ACHIEVEMENT_DATA } from '@realmwright/protocol/world/achievement/achievement.packet';
import { SMSG_SET_REST_START } from '@realmwright/protocol/world/character/experience.packet';
import {
  SMSG_INITIALIZE_FACTIONS,
  SMSG_SET_FORCED_REACTIONS,
} from '@realmwright/protocol/world/faction/faction.packet';
import { SMSG_EQUIPMENT_SET_LIST } from '@realmwright/protocol/world/item/equipment-set.packet';
import {
  MSG_SET_DUNGEON_DIFFICULTY_Server,
  SMSG_INSTANCE_DIFFICULTY,
} from '@realmwright/protocol/world/raid/difficulty.packet';
import { SMSG_LEARNED_DANCE_MOVES } from '@realmwright/protocol/world/session/dance-moves.packet';
import {
  SMSG_BINDPOINTUPDATE,
  SMSG_FEATURE_SYSTEM_STATUS,
  SMSG_INIT_WORLD_STATES_1_12,
  SMSG_INIT_WORLD_STATES_2_4,
  SMSG_LOGIN_VERIFY_WORLD,
} from '@realmwright/protocol/world/session/world-entry.packet';
import { SMSG_CONTACT_LIST } from '@realmwright/protocol/world/social/contact-list.packet';
import { SMSG_FRIEND_LIST, SMSG_IGNORE_LIST } from '@realmwright/protocol/world/social/friend.packet';
import { SMSG_AURA_UPDATE_ALL } from '@realmwright/protocol/world/spell/aura.packet';
import {
  SMSG_INITIAL_SPELLS_1_12,
  SMSG_INITIAL_SPELLS_3_3,
  SMSG_SEND_UNLEARN_SPELLS,
} from '@realmwright/protocol/world/spell/spell-book.packet';
import { SMSG_TALENTS_INFO } from '@realmwright/protocol/world/spell/talent.packet';

/** What the login sequence is made from, besides what other features have already put into packets. */
export interface Entry {
  readonly sheet: CharacterSheet;
  readonly known: KnownIdTables;
  /** Language ids that the character speaks. */
  readonly languages: readonly number[];
  readonly dataTimes: Outgoing;
  readonly tutorials: Outgoing;
  readonly buttons: Outgoing;
  readonly messageOfTheDay: readonly Outgoing[];
}

/**
 * What a client is sent from its choice of a character until its own description, in the order of the public servers
 * of its build. The realm's calendar and the description itself come from the world.
 */
export function loginSequence(build: Build, entry: Entry): readonly Outgoing[] {
  switch (build) {
    case 5875:
      return [
        verifyWorld(entry),
        entry.dataTimes,
        ...entry.messageOfTheDay,
        ...beforeOwnDescription(build, entry),
        outgoing(SMSG_FRIEND_LIST, { friends: [] }),
        outgoing(SMSG_IGNORE_LIST, { ignored: [] }),
      ];
    case 8606:
      return [
        normalDifficulty(),
        verifyWorld(entry),
        entry.dataTimes,
        features(),
        ...entry.messageOfTheDay,
        ...beforeOwnDescription(build, entry),
        noContacts(),
      ];
    case 12340:
      return [
        normalDifficulty(),
        verifyWorld(entry),
        entry.dataTimes,
        features(),
        ...entry.messageOfTheDay,
        outgoing(SMSG_LEARNED_DANCE_MOVES, { unknown1: 0, unknown2: 0 }),
        noContacts(),
        ...beforeOwnDescription(build, entry),
      ];
  }
}

/** What a client is sent when it has loaded another map: the part of the login that belongs to a map. */
export function arrivalSequence(build: Build, entry: Entry): readonly Outgoing[] {
  return beforeOwnDescription(build, entry);
}

/** What follows a client's own description: states of the zone, and that there are no auras. */
export function afterOwnDescription(
  build: Build,
  known: KnownIdTables,
  place: { readonly guid: bigint; readonly map: number; readonly zone: number },
): readonly Outgoing[] {
  const map = shownId(known.maps, place.map);
  const area = shownId(known.areas, place.zone);
  switch (build) {
    case 5875:
      return [outgoing(SMSG_INIT_WORLD_STATES_1_12, { map, area, states: [] })];
    case 8606:
      return [outgoing(SMSG_INIT_WORLD_STATES_2_4, { map, area, subArea: area, states: [] })];
    case 12340:
      return [
        outgoing(SMSG_INIT_WORLD_STATES_2_4, { map, area, subArea: area, states: [] }),
        outgoing(SMSG_AURA_UPDATE_ALL, { unit: place.guid, auraUpdates: [] }),
      ];
  }
}

function beforeOwnDescription(build: Build, entry: Entry): readonly Outgoing[] {
  switch (build) {
    case 5875:
      return [
        outgoing(SMSG_SET_REST_START, { unknown1: 0 }),
        bindPoint(entry),
        entry.tutorials,
        outgoing(SMSG_INITIAL_SPELLS_1_12, { unknown1: 0, initialSpells: spellsOf(entry), cooldowns: [] }),
        entry.buttons,
        neutralFactions(64),
      ];
    case 8606:
      return [
        outgoing(SMSG_SET_REST_START, { unknown1: 0 }),
        bindPoint(entry),
        entry.tutorials,
        normalInstance(),
        outgoing(SMSG_INITIAL_SPELLS_1_12, { unknown1: 0, initialSpells: spellsOf(entry), cooldowns: [] }),
        outgoing(SMSG_SEND_UNLEARN_SPELLS, { spells: [] }),
        entry.buttons,
        neutralFactions(128),
      ];
    case 12340:
      return [
        bindPoint(entry),
        outgoing(SMSG_TALENTS_INFO, {
          talentType: PLAYER_TALENTS,
          pointsLeft: 0,
          activeSpec: 0,
          specs: [{ talents: [], glyphs: [0, 0, 0, 0, 0, 0] }],
        }),
        normalInstance(),
        outgoing(SMSG_INITIAL_SPELLS_3_3, { unknown1: 0, initialSpells: spellsOf(entry), cooldowns: [] }),
        outgoing(SMSG_SEND_UNLEARN_SPELLS, { spells: [] }),
        entry.buttons,
        neutralFactions(128),
        outgoing(SMSG_ALL_ACHIEVEMENT_DATA, { done: [], inProgress: [] }),
        outgoing(SMSG_EQUIPMENT_SET_LIST, { equipmentSets: [] }),
        outgoing(SMSG_SET_FORCED_REACTIONS, { reactions: [] }),
      ];
  }
}

function verifyWorld({ sheet, known }: Entry): Outgoing {
  const { map, x, y, z, orientation } = sheet.place;
  return outgoing(SMSG_LOGIN_VERIFY_WORLD, { map: shownId(known.maps, map), position: { x, y, z }, orientation });
}

function normalDifficulty(): Outgoing {
  return outgoing(MSG_SET_DUNGEON_DIFFICULTY_Server, { difficulty: 0, unknown1: 1, isInGroup: false });
}

function normalInstance(): Outgoing {
  return outgoing(SMSG_INSTANCE_DIFFICULTY, { difficulty: 0, dynamicDifficulty: false });
}

/** Complaints about spam are allowed and ignore the sender at once; there is no voice chat. */
function features(): Outgoing {
  return outgoing(SMSG_FEATURE_SYSTEM_STATUS, { complaintStatus: 2, voiceChatEnabled: false });
}

/** Friends, ignored and muted people: none are kept yet. */
function noContacts(): Outgoing {
  return outgoing(SMSG_CONTACT_LIST, { listMask: ALL_CONTACTS, relations: [] });
}

function bindPoint({ sheet, known }: Entry): Outgoing {
  const { place, zone } = sheet.bind;
  return outgoing(SMSG_BINDPOINTUPDATE, {
    position: { x: place.x, y: place.y, z: place.z },
    map: shownId(known.maps, place.map),
    area: shownId(known.areas, zone),
  });
}

/** What every character can do: strike, and speak its languages. */
function spellsOf({ languages, known }: Entry): { readonly spellId: number; readonly unknown1: number }[] {
  const spells = [STRIKE, ...languages.flatMap((language) => languageSpell(language) ?? [])];
  return spells.filter((spell) => isKnownId(known.spells, spell)).map((spellId) => ({ spellId, unknown1: 0 }));
}

function neutralFactions(count: number): Outgoing {
  return outgoing(SMSG_INITIALIZE_FACTIONS, { factions: new Array(count).fill({ flag: 0, standing: 0 }) });
}

/** Bits of friends, ignored and muted. */
const ALL_CONTACTS = 0x7;
const PLAYER_TALENTS = 0;
/** The spell behind auto-attack, in all builds. Source: public protocol notes. */
const STRIKE = 6603;

/** The spell by which clients know that a character speaks a language. Source: public protocol notes. */
function languageSpell(language: number): number | undefined {
  return spellByLanguage[language];
}

const spellByLanguage: Readonly<Record<number, number>> = {
  1: 669,
  2: 671,
  3: 670,
  6: 672,
  7: 668,
  8: 815,
  9: 816,
  10: 813,
  11: 814,
  13: 7340,
  14: 7341,
  33: 17737,
  35: 29932,
};
