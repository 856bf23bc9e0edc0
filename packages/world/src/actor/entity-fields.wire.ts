import { type KnownIdKind, type KnownIdTables, shownId } from '@realmwright/gamedata/known-ids';
import type { Build } from '@realmwright/protocol/versions/build';
import type { UpdateField } from '@realmwright/protocol/world/update/update-field';
import { updateFields5875 } from '@realmwright/protocol/world/update/update-fields-5875';
import { updateFields8606 } from '@realmwright/protocol/world/update/update-fields-8606';
import { updateFields12340 } from '@realmwright/protocol/world/update/update-fields-12340';
import {
  entityFields,
  type FieldName,
  npcFlags,
  POWER_KINDS,
  playerFlags,
  VISIBLE_ITEM_SLOTS,
} from './entity-fields.ts';

/** Turns one neutral value into the u32s of a build's values block. */
export interface FieldWriting {
  /** Puts a whole u32. */
  put(index: number, value: number): void;
  /** Puts a 32-bit float. */
  putFloat(index: number, value: number): void;
  /** Puts one byte of a u32 and leaves its others. */
  putByte(index: number, byte: number, value: number): void;
  /** Puts the guid of an entity; zero for none. */
  putGuid(index: number, entity: number): void;
}

type Translate = (writing: FieldWriting, value: number, ids: KnownIdTables) => void;

/** By field number: how a build shows it, and nothing for a field that it does not show in a values block. */
export type FieldTable = readonly (Translate | undefined)[];

/** The places that a build has for what we know; absent where it has none. */
interface Places {
  readonly scale: UpdateField;
  readonly target: UpdateField;
  readonly duelArbiter: UpdateField;
  readonly bytes0: UpdateField;
  readonly bytes1: UpdateField;
  readonly bytes2: UpdateField;
  readonly power: UpdateField;
  readonly maxPower: UpdateField;
  readonly powerCount: number;
  /** Resistance against blows, the first of seven. */
  readonly armor: UpdateField;
  readonly baseAttackTime: UpdateField;
  readonly playerBytes: UpdateField;
  readonly playerBytes2: UpdateField;
  readonly playerBytes3: UpdateField;
  readonly visibleItem: UpdateField;
  /** u32s from one visible item to the next, and from its start to its entry. */
  readonly visibleItemStride: number;
  readonly visibleItemEntry: number;
  readonly npcFlags: Readonly<Record<keyof typeof npcFlags, number>>;
  readonly npcFlagsField: UpdateField;
  readonly playerFlagsField: UpdateField;
  /** The tag of those who work on the realm; 0 for builds that have none. */
  readonly developerFlag: number;
  /** Fields that are one u32 or float each. */
  readonly plain: Readonly<Partial<Record<FieldName, UpdateField>>>;
}

/** Fields whose values are ids of the client's own data. */
const idKinds: Readonly<Partial<Record<FieldName, KnownIdKind>>> = {
  faction: 'factions',
  displayId: 'displays',
  nativeDisplayId: 'displays',
  mountDisplayId: 'displays',
};

/** The public notes' numbers for `PLAYER_FLAGS`; the same in all supported builds, which differ in `developer` alone. */
const wirePlayerFlags: Readonly<Record<Exclude<keyof typeof playerFlags, 'developer'>, number>> = {
  groupLeader: 0x1,
  away: 0x2,
  busy: 0x4,
  gameMaster: 0x8,
  ghost: 0x10,
  resting: 0x20,
  hidesHelm: 0x400,
  hidesCloak: 0x800,
};

/** How each build shows the neutral fields. */
export const fieldTables: Readonly<Record<Build, FieldTable>> = {
  5875: table({
    ...shared(updateFields5875),
    powerCount: 5,
    armor: updateFields5875.UNIT_NORMAL_RESISTANCE,
    playerBytes: updateFields5875.PLAYER_FEATURES,
    visibleItemStride: 12,
    visibleItemEntry: 2,
    npcFlags: { gossip: 0x1, questGiver: 0x2, vendor: 0x4, trainer: 0x10, innkeeper: 0x80 },
    developerFlag: 0,
    plain: { ...plain(updateFields5875), coinage: updateFields5875.PLAYER_FIELD_COINAGE },
  }),
  8606: table({
    ...shared(updateFields8606),
    powerCount: 5,
    armor: updateFields8606.UNIT_RESISTANCES,
    playerBytes: updateFields8606.PLAYER_FIELD_BYTES,
    visibleItemStride: 16,
    visibleItemEntry: 2,
    npcFlags: { gossip: 0x1, questGiver: 0x2, vendor: 0x80, trainer: 0x10, innkeeper: 0x1_0000 },
    developerFlag: 0,
    plain: {
      ...plain(updateFields8606),
      coinage: updateFields8606.PLAYER_COINAGE,
      chosenTitle: updateFields8606.PLAYER_CHOSEN_TITLE,
      maxLevel: updateFields8606.PLAYER_MAX_LEVEL,
    },
  }),
  12340: table({
    ...shared(updateFields12340),
    powerCount: POWER_KINDS,
    armor: updateFields12340.UNIT_RESISTANCES,
    playerBytes: updateFields12340.PLAYER_FIELD_BYTES,
    visibleItemStride: 2,
    visibleItemEntry: 0,
    npcFlags: { gossip: 0x1, questGiver: 0x2, vendor: 0x80, trainer: 0x10, innkeeper: 0x1_0000 },
    developerFlag: 0x8000,
    plain: {
      ...plain(updateFields12340),
      coinage: updateFields12340.PLAYER_COINAGE,
      chosenTitle: updateFields12340.PLAYER_CHOSEN_TITLE,
      maxLevel: updateFields12340.PLAYER_MAX_LEVEL,
    },
  }),
};

type AnyUpdateFields = typeof updateFields5875 | typeof updateFields8606 | typeof updateFields12340;

function shared(fields: AnyUpdateFields) {
  return {
    scale: fields.OBJECT_SCALE_X,
    target: fields.UNIT_TARGET,
    duelArbiter: fields.PLAYER_DUEL_ARBITER,
    bytes0: fields.UNIT_BYTES_0,
    bytes1: fields.UNIT_BYTES_1,
    bytes2: fields.UNIT_BYTES_2,
    power: fields.UNIT_POWER1,
    maxPower: fields.UNIT_MAXPOWER1,
    baseAttackTime: fields.UNIT_BASEATTACKTIME,
    playerBytes2: fields.PLAYER_BYTES_2,
    playerBytes3: fields.PLAYER_BYTES_3,
    visibleItem: fields.PLAYER_VISIBLE_ITEM,
    npcFlagsField: fields.UNIT_NPC_FLAGS,
    playerFlagsField: fields.PLAYER_FLAGS,
  };
}

function plain(fields: AnyUpdateFields) {
  return {
    level: fields.UNIT_LEVEL,
    health: fields.UNIT_HEALTH,
    maxHealth: fields.UNIT_MAXHEALTH,
    faction: fields.UNIT_FACTIONTEMPLATE,
    displayId: fields.UNIT_DISPLAYID,
    nativeDisplayId: fields.UNIT_NATIVEDISPLAYID,
    mountDisplayId: fields.UNIT_MOUNTDISPLAYID,
    boundingRadius: fields.UNIT_BOUNDINGRADIUS,
    combatReach: fields.UNIT_COMBATREACH,
    unitFlags: fields.UNIT_FLAGS,
    dynamicFlags: fields.UNIT_DYNAMIC_FLAGS,
    rangedAttackMillis: fields.UNIT_RANGEDATTACKTIME,
    guild: fields.PLAYER_GUILDID,
    guildRank: fields.PLAYER_GUILDRANK,
    xp: fields.PLAYER_XP,
    nextLevelXp: fields.PLAYER_NEXT_LEVEL_XP,
    strength: fields.UNIT_STRENGTH,
    agility: fields.UNIT_AGILITY,
    stamina: fields.UNIT_STAMINA,
    intellect: fields.UNIT_INTELLECT,
    spirit: fields.UNIT_SPIRIT,
    baseHealth: fields.UNIT_BASE_HEALTH,
    baseMana: fields.UNIT_BASE_MANA,
    minDamage: fields.UNIT_MINDAMAGE,
    maxDamage: fields.UNIT_MAXDAMAGE,
    attackPower: fields.UNIT_ATTACK_POWER,
    restedXp: fields.PLAYER_REST_STATE_EXPERIENCE,
    duelTeam: fields.PLAYER_DUEL_TEAM,
  };
}

function table(places: Places): FieldTable {
  const byName: Partial<Record<FieldName, Translate>> = {
    race: (writing, value, ids) => writing.putByte(places.bytes0.index, 0, shownId(ids.races, value)),
    class: (writing, value, ids) => writing.putByte(places.bytes0.index, 1, shownId(ids.classes, value)),
    gender: (writing, value) => {
      writing.putByte(places.bytes0.index, 2, value);
      writing.putByte(places.playerBytes3.index, 0, value);
    },
    powerKind: (writing, value) => writing.putByte(places.bytes0.index, 3, value < places.powerCount ? value : 0),
    scale: (writing, value) => writing.putFloat(places.scale.index, value),
    standState: (writing, value) => writing.putByte(places.bytes1.index, 0, value),
    sheath: (writing, value) => writing.putByte(places.bytes2.index, 0, value),
    target: (writing, value) => writing.putGuid(places.target.index, value),
    duelArbiter: (writing, value) => writing.putGuid(places.duelArbiter.index, value),
    armor: (writing, value) => writing.put(places.armor.index, value),
    baseAttackMillis: (writing, value) => writing.put(places.baseAttackTime.index, value),
    offhandAttackMillis: (writing, value) => writing.put(places.baseAttackTime.index + 1, value),
    skin: (writing, value) => writing.putByte(places.playerBytes.index, 0, value),
    face: (writing, value) => writing.putByte(places.playerBytes.index, 1, value),
    hairStyle: (writing, value) => writing.putByte(places.playerBytes.index, 2, value),
    hairColor: (writing, value) => writing.putByte(places.playerBytes.index, 3, value),
    facialHair: (writing, value) => writing.putByte(places.playerBytes2.index, 0, value),
    restState: (writing, value) => writing.putByte(places.playerBytes2.index, 3, value),
    npcFlags: (writing, value) => writing.put(places.npcFlagsField.index, mapFlags(value, npcFlags, places.npcFlags)),
    playerFlags: (writing, value) => {
      const bits = { ...wirePlayerFlags, developer: places.developerFlag };
      writing.put(places.playerFlagsField.index, mapFlags(value, playerFlags, bits));
    },
  };
  return entityFields.map(({ name, kind }) => {
    const known = byName[name] ?? powers(places, name) ?? visibleItems(places, name);
    if (known !== undefined) return known;
    const place = places.plain[name];
    if (place === undefined) return undefined;
    const ids = idKinds[name];
    if (ids !== undefined) return (writing, value, tables) => writing.put(place.index, shownId(tables[ids], value));
    if (kind === 'f32') return (writing, value) => writing.putFloat(place.index, value);
    return (writing, value) => writing.put(place.index, value);
  });
}

function powers(places: Places, name: FieldName): Translate | undefined {
  for (let kind = 0; kind < POWER_KINDS; kind++) {
    const isMax = name === `maxPower${kind}`;
    if (!isMax && name !== `power${kind}`) continue;
    if (kind >= places.powerCount) return ignore;
    const index = (isMax ? places.maxPower : places.power).index + kind;
    return (writing, value) => writing.put(index, value);
  }
  return undefined;
}

function visibleItems(places: Places, name: FieldName): Translate | undefined {
  for (let slot = 0; slot < VISIBLE_ITEM_SLOTS; slot++) {
    if (name !== `visibleItem${slot}`) continue;
    const index = places.visibleItem.index + slot * places.visibleItemStride + places.visibleItemEntry;
    return (writing, value, ids) => writing.put(index, shownId(ids.items, value));
  }
  return undefined;
}

function mapFlags<Name extends string>(
  value: number,
  from: Readonly<Record<Name, number>>,
  to: Readonly<Record<Name, number>>,
): number {
  let mapped = 0;
  for (const name in from) if ((value & from[name]) !== 0) mapped |= to[name];
  return mapped >>> 0;
}

function ignore(): void {}
