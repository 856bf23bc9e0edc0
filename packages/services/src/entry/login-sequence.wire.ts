import { isKnownId, type KnownIdTables, shownId } from '@realmwright/gamedata/known-ids';
import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import { InvariantError } from '@realmwright/kernel/errors';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
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
import { SMSG_AURA_UPDATE_ALL } from '@realmwright/protocol/world/spell/aura.packet';
import {
  SMSG_INITIAL_SPELLS_1_12,
  SMSG_INITIAL_SPELLS_3_3,
  SMSG_SEND_UNLEARN_SPELLS,
} from '@realmwright/protocol/world/spell/spell-book.packet';
import { SMSG_TALENTS_INFO } from '@realmwright/protocol/world/spell/talent.packet';

/** What the login sequence is made from, besides what other features have already put into packets. */
export interface Entry {
  readonly reading: CharacterReading;
  readonly known: KnownIdTables;
  /** Language ids that the character speaks. */
  readonly languages: readonly number[];
  readonly dataTimes: Outgoing;
  /** Absent for builds that got them at the character screen. */
  readonly tutorials: Outgoing | undefined;
  readonly buttons: Outgoing;
  readonly messageOfTheDay: readonly Outgoing[];
  /** Friends and ignored people. */
  readonly contacts: readonly Outgoing[];
}

/**
 * What a client is sent from its choice of a character until its own description, in the order of the public servers
 * of its build. The realm's calendar and the description itself come from the world.
 */
export function loginSequence(build: Build, entry: Entry): readonly Outgoing[] {
  return inOrder(versionOf(build).entryOrder.login, { build, ...entry });
}

/** What a client is sent when it has loaded another map: the part of the login that belongs to a map. */
export function arrivalSequence(build: Build, entry: Entry): readonly Outgoing[] {
  return inOrder(versionOf(build).entryOrder.arrival, { build, ...entry });
}

/** What follows a client's own description: states of the zone and its part, and that there are no auras. */
export function afterOwnDescription(
  build: Build,
  known: KnownIdTables,
  place: { readonly guid: bigint; readonly map: number; readonly zone: number; readonly part: number },
): readonly Outgoing[] {
  return versionOf(build).entryOrder.afterSelf.map((name) => {
    if (name === 'SMSG_AURA_UPDATE_ALL') return outgoing(SMSG_AURA_UPDATE_ALL, { unit: place.guid, auraUpdates: [] });
    const map = shownId(known.maps, place.map);
    const area = shownId(known.areas, place.zone);
    return build === 5875
      ? outgoing(SMSG_INIT_WORLD_STATES_1_12, { map, area, states: [] })
      : outgoing(SMSG_INIT_WORLD_STATES_2_4, { map, area, subArea: shownId(known.areas, place.part), states: [] });
  });
}

interface BuildEntry extends Entry {
  readonly build: Build;
}

/** @throws InvariantError for a message of a build's order that nobody here can make. */
function inOrder(names: readonly string[], entry: BuildEntry): readonly Outgoing[] {
  return names.flatMap((name) => {
    const make = made[name];
    if (make === undefined) throw new InvariantError('nobody makes a message of the entry', { name });
    return make(entry);
  });
}

const made: Readonly<Record<string, (entry: BuildEntry) => Outgoing | readonly Outgoing[]>> = {
  MSG_SET_DUNGEON_DIFFICULTY: () =>
    outgoing(MSG_SET_DUNGEON_DIFFICULTY_Server, { difficulty: 0, unknown1: 1, isInGroup: false }),
  SMSG_LOGIN_VERIFY_WORLD: verifyWorld,
  SMSG_ACCOUNT_DATA_TIMES: ({ dataTimes }) => dataTimes,
  // Complaints about spam are allowed and ignore the sender at once; there is no voice chat.
  SMSG_FEATURE_SYSTEM_STATUS: () =>
    outgoing(SMSG_FEATURE_SYSTEM_STATUS, { complaintStatus: 2, voiceChatEnabled: false }),
  // 1.12.1 has no message of the day and gets lines of chat.
  SMSG_MESSAGECHAT: ({ messageOfTheDay }) => messageOfTheDay,
  SMSG_MOTD: ({ messageOfTheDay }) => messageOfTheDay,
  SMSG_LEARNED_DANCE_MOVES: () => outgoing(SMSG_LEARNED_DANCE_MOVES, { unknown1: 0, unknown2: 0 }),
  SMSG_CONTACT_LIST: contactsNamed('SMSG_CONTACT_LIST'),
  // 1.12.1 has a message for each half of the list.
  SMSG_FRIEND_LIST: contactsNamed('SMSG_FRIEND_LIST'),
  SMSG_IGNORE_LIST: contactsNamed('SMSG_IGNORE_LIST'),
  SMSG_SET_REST_START: () => outgoing(SMSG_SET_REST_START, { unknown1: 0 }),
  SMSG_BINDPOINTUPDATE: bindPoint,
  SMSG_TUTORIAL_FLAGS: ({ tutorials }) => tutorials ?? [],
  SMSG_TALENTS_INFO: () =>
    outgoing(SMSG_TALENTS_INFO, {
      talentType: PLAYER_TALENTS,
      pointsLeft: 0,
      activeSpec: 0,
      specs: [{ talents: [], glyphs: [0, 0, 0, 0, 0, 0] }],
    }),
  SMSG_INSTANCE_DIFFICULTY: () => outgoing(SMSG_INSTANCE_DIFFICULTY, { difficulty: 0, dynamicDifficulty: false }),
  SMSG_INITIAL_SPELLS: (entry) => {
    const spells = { unknown1: 0, initialSpells: spellsOf(entry), cooldowns: [] };
    return entry.build === 12340
      ? outgoing(SMSG_INITIAL_SPELLS_3_3, spells)
      : outgoing(SMSG_INITIAL_SPELLS_1_12, spells);
  },
  SMSG_SEND_UNLEARN_SPELLS: () => outgoing(SMSG_SEND_UNLEARN_SPELLS, { spells: [] }),
  SMSG_ACTION_BUTTONS: ({ buttons }) => buttons,
  SMSG_INITIALIZE_FACTIONS: ({ build }) => neutralFactions(build === 5875 ? 64 : 128),
  SMSG_ALL_ACHIEVEMENT_DATA: () => outgoing(SMSG_ALL_ACHIEVEMENT_DATA, { done: [], inProgress: [] }),
  SMSG_EQUIPMENT_SET_LIST: () => outgoing(SMSG_EQUIPMENT_SET_LIST, { equipmentSets: [] }),
  SMSG_SET_FORCED_REACTIONS: () => outgoing(SMSG_SET_FORCED_REACTIONS, { reactions: [] }),
};

function contactsNamed(wanted: string) {
  return ({ contacts }: Entry) => contacts.filter(({ name }) => name === wanted);
}

function verifyWorld({ reading, known }: Entry): Outgoing {
  const { map, x, y, z, orientation } = reading.place;
  return outgoing(SMSG_LOGIN_VERIFY_WORLD, { map: shownId(known.maps, map), position: { x, y, z }, orientation });
}

function bindPoint({ reading, known }: Entry): Outgoing {
  const { place, zone } = reading.bind;
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
