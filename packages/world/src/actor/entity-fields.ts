/**
 * Who may see a field. Each class sees what the ones before it see: anybody near, the members of one's party, the
 * player whose entity it is, operators.
 */
export const disclosures = ['public', 'party', 'owner', 'operator'] as const;
export type Disclosure = (typeof disclosures)[number];

/**
 * How a field's value is kept and written: whole numbers from 0 to 2^32-1, 32-bit floats, or an `EntityId` (0: none).
 */
export type FieldKind = 'u32' | 'f32' | 'entity';

export interface FieldDeclaration {
  readonly name: string;
  readonly kind: FieldKind;
  /** The least class that sees it. */
  readonly disclosure: Disclosure;
}

/** Gear slots that others see: head to tabard. */
export const VISIBLE_ITEM_SLOTS = 19;
/** Kinds of power: mana, rage, focus, energy, happiness, runes, runic power. */
export const POWER_KINDS = 7;

const publicField = <const Name extends string>(name: Name, kind: FieldKind = 'u32') =>
  ({ name, kind, disclosure: 'public' }) as const;
const ownerField = <const Name extends string>(name: Name, kind: FieldKind = 'u32') =>
  ({ name, kind, disclosure: 'owner' }) as const;

/**
 * What is known of an entity besides its key, its place and its path: neutral numbers, which each build's table of
 * update fields turns into its own layout. The index in this list is the field's number in perception batches; new
 * fields go to the end. Fields that are 0 are left out of descriptions.
 */
export const entityFields = [
  publicField('level'),
  publicField('race'),
  publicField('class'),
  publicField('gender'),
  /** Kind of power that the main bar shows, 0 to 6. */
  publicField('powerKind'),
  publicField('health'),
  publicField('maxHealth'),
  publicField('power0'),
  publicField('power1'),
  publicField('power2'),
  publicField('power3'),
  publicField('power4'),
  publicField('power5'),
  publicField('power6'),
  publicField('maxPower0'),
  publicField('maxPower1'),
  publicField('maxPower2'),
  publicField('maxPower3'),
  publicField('maxPower4'),
  publicField('maxPower5'),
  publicField('maxPower6'),
  publicField('faction'),
  publicField('displayId'),
  publicField('nativeDisplayId'),
  publicField('mountDisplayId'),
  publicField('scale', 'f32'),
  publicField('boundingRadius', 'f32'),
  publicField('combatReach', 'f32'),
  /** Bits of `unitFlags`, which all supported builds share. */
  publicField('unitFlags'),
  publicField('dynamicFlags'),
  publicField('npcFlags'),
  publicField('standState'),
  publicField('sheath'),
  /** Bits of `playerFlags`. */
  publicField('playerFlags'),
  publicField('target', 'entity'),
  /** Player's looks: skin, face, hair style and colour, facial hair. */
  publicField('skin'),
  publicField('face'),
  publicField('hairStyle'),
  publicField('hairColor'),
  publicField('facialHair'),
  publicField('restState'),
  publicField('guild'),
  publicField('guildRank'),
  publicField('chosenTitle'),
  publicField('baseAttackMillis'),
  publicField('offhandAttackMillis'),
  publicField('rangedAttackMillis'),
  /** Speeds as the client shall assume them when it first sees the unit; changes come as `speedChanged` facts. */
  publicField('walkSpeed', 'f32'),
  publicField('runSpeed', 'f32'),
  publicField('runBackSpeed', 'f32'),
  publicField('swimSpeed', 'f32'),
  publicField('swimBackSpeed', 'f32'),
  publicField('flightSpeed', 'f32'),
  publicField('flightBackSpeed', 'f32'),
  publicField('turnRate', 'f32'),
  publicField('pitchRate', 'f32'),
  /** Item entries worn in the visible slots, 0 for none. */
  publicField('visibleItem0'),
  publicField('visibleItem1'),
  publicField('visibleItem2'),
  publicField('visibleItem3'),
  publicField('visibleItem4'),
  publicField('visibleItem5'),
  publicField('visibleItem6'),
  publicField('visibleItem7'),
  publicField('visibleItem8'),
  publicField('visibleItem9'),
  publicField('visibleItem10'),
  publicField('visibleItem11'),
  publicField('visibleItem12'),
  publicField('visibleItem13'),
  publicField('visibleItem14'),
  publicField('visibleItem15'),
  publicField('visibleItem16'),
  publicField('visibleItem17'),
  publicField('visibleItem18'),
  ownerField('xp'),
  ownerField('nextLevelXp'),
  /** Copper, at most 2^31-1, the most that a client can show. */
  ownerField('coinage'),
  ownerField('strength'),
  ownerField('agility'),
  ownerField('stamina'),
  ownerField('intellect'),
  ownerField('spirit'),
  ownerField('armor'),
  ownerField('baseHealth'),
  ownerField('baseMana'),
  ownerField('minDamage', 'f32'),
  ownerField('maxDamage', 'f32'),
  ownerField('attackPower'),
  ownerField('restedXp'),
  ownerField('maxLevel'),
  /** The flag of a duel, and on which side of it: 1 who asked, 2 who was asked, 0 before it begins. */
  publicField('duelArbiter', 'entity'),
  publicField('duelTeam'),
  /** What a thing is for, one of `objectKinds`. */
  publicField('objectKind'),
  /** Template of what a player carries in its hands, 0 for nothing. */
  publicField('carriedObject'),
] as const satisfies readonly FieldDeclaration[];

export type FieldName = (typeof entityFields)[number]['name'];
/** The number of a field: its index in `entityFields`. */
export type FieldNumber = number;

/** Numbers of the fields that name another entity. */
export const entityReferences: readonly FieldNumber[] = [...entityFields.keys()].filter(
  (field) => entityFields[field]?.kind === 'entity',
);

/** Field number by name. */
export const fieldNumbers: Readonly<Record<FieldName, FieldNumber>> = numbersByName();

/**
 * Fields that clients get in one number, or one in terms of the other: when one of them changes, all of a group count as
 * changed, because they can only be told as a whole.
 */
export const sharedFields: readonly (readonly FieldName[])[] = [
  ['race', 'class', 'gender', 'powerKind'],
  ['skin', 'face', 'hairStyle', 'hairColor'],
  ['facialHair', 'restState'],
  // Some are told health as a share of the greatest.
  ['health', 'maxHealth'],
];

/** The number of `visibleItem<slot>`, slot 0 to 18. */
export const visibleItemField = (slot: number): FieldNumber => fieldNumbers.visibleItem0 + slot;
/** The number of `power<kind>`, kind 0 to 6. */
export const powerField = (kind: number): FieldNumber => fieldNumbers.power0 + kind;
/** The number of `maxPower<kind>`, kind 0 to 6. */
export const maxPowerField = (kind: number): FieldNumber => fieldNumbers.maxPower0 + kind;

/** Bits of the field `playerFlags`, ours; each build has its own places for them. */
export const playerFlags = {
  away: 0x1,
  busy: 0x2,
  gameMaster: 0x4,
  ghost: 0x8,
  resting: 0x10,
  hidesHelm: 0x20,
  hidesCloak: 0x40,
  developer: 0x80,
  groupLeader: 0x100,
} as const;

/** Bits of the field `unitFlags`: the same numbers in all supported builds (public protocol notes). */
export const unitFlags = {
  /** Steered by a player's client. */
  playerControlled: 0x8,
  inCombat: 0x8_0000,
  notSelectable: 0x200_0000,
} as const;

/** Values of the field `objectKind`: the clients' kinds of game object, the same in all supported builds (public protocol notes). */
export const objectKinds = { goober: 10, duelFlag: 16 } as const;

/** Bits of the field `npcFlags`, ours; builds place some of them differently. */
export const npcFlags = {
  gossip: 0x1,
  questGiver: 0x2,
  vendor: 0x4,
  trainer: 0x8,
  innkeeper: 0x10,
} as const;

function numbersByName(): Record<FieldName, FieldNumber> {
  const entries = entityFields.map(({ name }, index): [FieldName, FieldNumber] => [name, index]);
  return toRecord(entries);
}

function toRecord<Name extends string>(entries: readonly (readonly [Name, number])[]): Record<Name, number>;
function toRecord(entries: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(entries);
}
