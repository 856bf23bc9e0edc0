import type { CreatureTemplate } from '@realmwright/gamedata/creature';
import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import { shownId } from '@realmwright/gamedata/known-ids';
import type { ObjectTemplate } from '@realmwright/gamedata/object-template';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_GAMEOBJECT_QUERY_RESPONSE_1_12,
  SMSG_GAMEOBJECT_QUERY_RESPONSE_2_4,
  SMSG_GAMEOBJECT_QUERY_RESPONSE_3_3,
} from '@realmwright/protocol/world/gameobject/gameobject-query.packet';
import {
  SMSG_ITEM_QUERY_SINGLE_RESPONSE_1_12,
  SMSG_ITEM_QUERY_SINGLE_RESPONSE_2_4,
  SMSG_ITEM_QUERY_SINGLE_RESPONSE_3_3,
} from '@realmwright/protocol/world/item/item-query.packet';
import {
  SMSG_PET_NAME_QUERY_RESPONSE_1_12,
  SMSG_PET_NAME_QUERY_RESPONSE_2_4,
} from '@realmwright/protocol/world/pet/pet-query.packet';
import {
  SMSG_CREATURE_QUERY_RESPONSE_1_12,
  SMSG_CREATURE_QUERY_RESPONSE_2_4,
  SMSG_CREATURE_QUERY_RESPONSE_3_3,
} from '@realmwright/protocol/world/query/creature-query.packet';
import {
  SMSG_NAME_QUERY_RESPONSE_1_12,
  SMSG_NAME_QUERY_RESPONSE_2_4,
  SMSG_NAME_QUERY_RESPONSE_3_3,
} from '@realmwright/protocol/world/query/name-query-response.packet';

/** What clients may know of a character. */
export interface NameCard {
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
}

/** The name behind a guid; nobody's is told to 3.3.5a only, because the older builds have no word for it. */
export function nameTold(
  build: Build,
  known: KnownIdTables,
  guid: bigint,
  card: NameCard | undefined,
): readonly Outgoing[] {
  if (card === undefined) {
    return build === 12340 ? [outgoing(SMSG_NAME_QUERY_RESPONSE_3_3, { guid, earlyTerminate: 1 })] : [];
  }
  const fields = {
    guid,
    characterName: card.name,
    realmName: '',
    race: shownId(known.races, card.race),
    gender: card.gender,
    class: shownId(known.classes, card.class),
  };
  switch (build) {
    case 5875:
      return [outgoing(SMSG_NAME_QUERY_RESPONSE_1_12, fields)];
    case 8606:
      return [outgoing(SMSG_NAME_QUERY_RESPONSE_2_4, { ...fields, hasDeclinedNames: 0 })];
    case 12340:
      return [outgoing(SMSG_NAME_QUERY_RESPONSE_3_3, { ...fields, earlyTerminate: 0, hasDeclinedNames: 0 })];
  }
}

/** What a kind of creature is called and looks like; unknown entries are answered as such, so that clients stop asking. */
export function creatureTold(
  build: Build,
  known: KnownIdTables,
  entry: number,
  template: CreatureTemplate | undefined,
): Outgoing {
  const creatureEntry = template === undefined ? unknownEntry(entry) : entry;
  if (template === undefined) {
    switch (build) {
      case 5875:
        return outgoing(SMSG_CREATURE_QUERY_RESPONSE_1_12, { creatureEntry });
      case 8606:
        return outgoing(SMSG_CREATURE_QUERY_RESPONSE_2_4, { creatureEntry });
      case 12340:
        return outgoing(SMSG_CREATURE_QUERY_RESPONSE_3_3, { creatureEntry });
    }
  }
  const displays = [0, 1, 2, 3].map((at) => shownId(known.displays, template.displays[at] ?? 0));
  const name = {
    creatureEntry,
    name1: template.name,
    name2: '',
    name3: '',
    name4: '',
    subName: template.title,
    typeFlags: 0,
    creatureType: template.creatureType,
    creatureFamily: template.family,
    creatureRank: template.rank,
    racialLeader: 0,
  };
  const multipliers = { displayIds: displays, healthMultiplier: 1, manaMultiplier: 1 };
  switch (build) {
    case 5875:
      return outgoing(SMSG_CREATURE_QUERY_RESPONSE_1_12, {
        ...name,
        unknown0: 0,
        spellDataId: 0,
        displayId: displays[0] ?? 0,
        civilian: 0,
      });
    case 8606:
      return outgoing(SMSG_CREATURE_QUERY_RESPONSE_2_4, {
        ...name,
        ...multipliers,
        description: '',
        unknown0: 0,
        spellDataId: 0,
      });
    case 12340:
      return outgoing(SMSG_CREATURE_QUERY_RESPONSE_3_3, {
        ...name,
        ...multipliers,
        description: '',
        killCredit1: 0,
        killCredit2: 0,
        questItems: [0, 0, 0, 0, 0, 0],
        movementId: 0,
      });
  }
}

/** What a kind of object is called and looks like; unknown ones are answered as such. */
export function objectTold(build: Build, entry: number, template: ObjectTemplate | undefined): Outgoing {
  if (template === undefined) return objectUnknown(build, entry);
  const names = { name1: template.name, name2: '', name3: '', name4: '' };
  const looks = { entryId: entry, infoType: objectTypeNumbers[template.kind], displayId: template.display };
  const rawData = [0, 0, 0, 0, 0, 0];
  if (build === 5875) {
    return outgoing(SMSG_GAMEOBJECT_QUERY_RESPONSE_1_12, { ...looks, ...names, name5: '', rawData });
  }
  const more = { iconName: '', castBarCaption: '', unknown: '', rawData, gameobjectSize: 1 };
  if (build === 8606) return outgoing(SMSG_GAMEOBJECT_QUERY_RESPONSE_2_4, { ...looks, ...names, ...more });
  return outgoing(SMSG_GAMEOBJECT_QUERY_RESPONSE_3_3, {
    ...looks,
    ...names,
    ...more,
    gameobjectQuestItems: [0, 0, 0, 0, 0, 0],
  });
}

/** The clients' kinds of game object; source: public protocol notes, the same in all supported builds. */
const objectTypeNumbers: Readonly<Record<ObjectTemplate['kind'], number>> = { carriable: 10, duelFlag: 16 };

function objectUnknown(build: Build, entry: number): Outgoing {
  const entryId = unknownEntry(entry);
  switch (build) {
    case 5875:
      return outgoing(SMSG_GAMEOBJECT_QUERY_RESPONSE_1_12, { entryId });
    case 8606:
      return outgoing(SMSG_GAMEOBJECT_QUERY_RESPONSE_2_4, { entryId });
    case 12340:
      return outgoing(SMSG_GAMEOBJECT_QUERY_RESPONSE_3_3, { entryId });
  }
}

/** There is no such kind of item. */
export function itemUnknown(build: Build, entry: number): Outgoing {
  const item = unknownEntry(entry);
  switch (build) {
    case 5875:
      return outgoing(SMSG_ITEM_QUERY_SINGLE_RESPONSE_1_12, { item });
    case 8606:
      return outgoing(SMSG_ITEM_QUERY_SINGLE_RESPONSE_2_4, { item });
    case 12340:
      return outgoing(SMSG_ITEM_QUERY_SINGLE_RESPONSE_3_3, { item });
  }
}

/** There is no such pet: its name is empty. */
export function petUnknown(build: Build, petNumber: number): Outgoing {
  const nobody = { petNumber, name: '', petNameTimestamp: 0 };
  return build === 5875
    ? outgoing(SMSG_PET_NAME_QUERY_RESPONSE_1_12, nobody)
    : outgoing(SMSG_PET_NAME_QUERY_RESPONSE_2_4, { ...nobody, names: 0 });
}

/** The top bit says that nothing is known of the entry. Source: public servers. */
function unknownEntry(entry: number): number {
  return (entry | 0x8000_0000) >>> 0;
}
