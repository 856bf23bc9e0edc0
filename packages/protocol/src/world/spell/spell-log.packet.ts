import {
  bool,
  countedBy,
  countOf,
  enumeration,
  equals,
  f32,
  guid,
  packedGuid,
  packet,
  struct,
  toEnd,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { power } from '../character/power.ts';
import { hitInfo_1_12, hitInfo_3_3 } from '../combat/hit-info.ts';
import { spellMissInfo } from './spell-miss-info.ts';
import { spellSchool } from './spell-school.ts';

const dispelMethod = enumeration(u8, {
  DISPELLED: 0,
  CLEANSED: 1,
});

const spellStealAction = enumeration(u8, {
  STEAL: 0,
  CLEANSE: 1,
});

const auraLog_1_12 = struct({
  auraType: u32,
  ...when(equals('auraType', 3, 89), {
    damage1: u32,
    school: spellSchool,
    absorbed: u32,
    resisted: u32,
  }).otherwise({
    ...when(equals('auraType', 8, 20), {
      damage2: u32,
    }).otherwise({
      ...when(equals('auraType', 21, 24), {
        miscValue1: u32,
        damage3: u32,
      }).otherwise({
        ...when(equals('auraType', 64), {
          miscValue2: u32,
          damage: u32,
          gainMultiplier: f32,
        }),
      }),
    }),
  }),
});

const auraLog_3_3 = struct({
  auraType: u32,
  ...when(equals('auraType', 3, 89), {
    damage1: u32,
    overkillDamage: u32,
    school: spellSchool,
    absorb1: u32,
    resisted: u32,
    critical1: bool,
  }).otherwise({
    ...when(equals('auraType', 8, 20), {
      damage2: u32,
      overDamage: u32,
      absorb2: u32,
      critical2: bool,
    }).otherwise({
      ...when(equals('auraType', 21, 24), {
        miscValue1: u32,
        damage3: u32,
      }).otherwise({
        ...when(equals('auraType', 64), {
          miscValue2: u32,
          damage4: u32,
          gainMultiplier: f32,
        }),
      }),
    }),
  }),
});

const dispelledSpell = struct({
  spell: u32,
  method: dispelMethod,
});

const spellLogMiss = struct({
  target: guid,
  missInfo: spellMissInfo,
});

const spellSteal = struct({
  spell: u32,
  action: spellStealAction,
});

/** Spells that could not be removed. */
export const SMSG_DISPEL_FAILED = packet('SMSG_DISPEL_FAILED', {
  caster: guid,
  target: guid,
  spells: toEnd(u32, { max: 4096 }),
});

/** What an aura does again and again. */
export const SMSG_PERIODICAURALOG_1_12 = packet('SMSG_PERIODICAURALOG', {
  target: packedGuid,
  caster: packedGuid,
  spell: u32,
  amountOfAuras: countOf('auras', u32),
  auras: countedBy(auraLog_1_12, { field: 'amountOfAuras', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_PERIODICAURALOG_3_3 = packet('SMSG_PERIODICAURALOG', {
  target: packedGuid,
  caster: packedGuid,
  spell: u32,
  amountOfAuras: countOf('auras', u32),
  auras: countedBy(auraLog_3_3, { field: 'amountOfAuras', max: 4096 }),
});

/** Somebody was hurt by striking somebody. */
export const SMSG_SPELLDAMAGESHIELD_1_12 = packet('SMSG_SPELLDAMAGESHIELD', {
  victim: guid,
  caster: guid,
  damage: u32,
  school: enumeration(u32, spellSchool.values),
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELLDAMAGESHIELD_2_4 = packet('SMSG_SPELLDAMAGESHIELD', {
  victim: guid,
  caster: guid,
  spell: u32,
  damage: u32,
  school: enumeration(u32, spellSchool.values),
});

/** The same as 3.3.5a has it. */
export const SMSG_SPELLDAMAGESHIELD_3_3 = packet('SMSG_SPELLDAMAGESHIELD', {
  victim: guid,
  caster: guid,
  spell: u32,
  damage: u32,
  overkill: u32,
  school: enumeration(u32, spellSchool.values),
});

/** Spells that were removed. */
export const SMSG_SPELLDISPELLOG_1_12 = packet('SMSG_SPELLDISPELLOG', {
  victim: packedGuid,
  caster: packedGuid,
  amountOfSpells: countOf('spells', u32),
  spells: countedBy(u32, { field: 'amountOfSpells', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELLDISPELLOG_2_4 = packet('SMSG_SPELLDISPELLOG', {
  victim: packedGuid,
  caster: packedGuid,
  dispellSpell: u32,
  unknown: u8,
  amountOfSpells: countOf('spells', u32),
  spells: countedBy(dispelledSpell, { field: 'amountOfSpells', max: 4096 }),
});

/** Somebody got power. */
export const SMSG_SPELLENERGIZELOG = packet('SMSG_SPELLENERGIZELOG', {
  victim: packedGuid,
  caster: packedGuid,
  spell: u32,
  power: enumeration(u32, power.values),
  damage: u32,
});

/** Somebody was healed. */
export const SMSG_SPELLHEALLOG_1_12 = packet('SMSG_SPELLHEALLOG', {
  victim: packedGuid,
  caster: packedGuid,
  id: u32,
  damage: u32,
  critical: bool,
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELLHEALLOG_2_4 = packet('SMSG_SPELLHEALLOG', {
  victim: packedGuid,
  caster: packedGuid,
  id: u32,
  damage: u32,
  critical: bool,
  unknown: u8,
});

/** The same as 3.3.5a has it. */
export const SMSG_SPELLHEALLOG_3_3 = packet('SMSG_SPELLHEALLOG', {
  victim: packedGuid,
  caster: packedGuid,
  id: u32,
  damage: u32,
  overheal: u32,
  absorb: u32,
  critical: bool,
  unknown: u8,
});

/** Somebody was killed at once. */
export const SMSG_SPELLINSTAKILLLOG_1_12 = packet('SMSG_SPELLINSTAKILLLOG', {
  target: guid,
  spell: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELLINSTAKILLLOG_2_4 = packet('SMSG_SPELLINSTAKILLLOG', {
  caster: guid,
  target: guid,
  spell: u32,
});

/** Whom a spell missed, and how. */
export const SMSG_SPELLLOGMISS = packet('SMSG_SPELLLOGMISS', {
  id: u32,
  caster: guid,
  unknown1: u8,
  amountOfTargets: countOf('targets', u32),
  targets: countedBy(spellLogMiss, { field: 'amountOfTargets', max: 4096 }),
});

/** What a spell hurt. */
export const SMSG_SPELLNONMELEEDAMAGELOG_1_12 = packet('SMSG_SPELLNONMELEEDAMAGELOG', {
  target: packedGuid,
  attacker: packedGuid,
  spell: u32,
  damage: u32,
  school: spellSchool,
  absorbedDamage: u32,
  resisted: u32,
  periodicLog: bool,
  unused: u8,
  blocked: u32,
  hitInfo: hitInfo_1_12,
  extendFlag: u8,
});

/** The same as 3.3.5a has it. */
export const SMSG_SPELLNONMELEEDAMAGELOG_3_3 = packet('SMSG_SPELLNONMELEEDAMAGELOG', {
  target: packedGuid,
  attacker: packedGuid,
  spell: u32,
  damage: u32,
  overkill: u32,
  school: spellSchool,
  absorbedDamage: u32,
  resisted: u32,
  periodicLog: bool,
  unused: u8,
  blocked: u32,
  hitInfo: hitInfo_3_3,
  extendFlag: u8,
});

/** Somebody is immune. */
export const SMSG_SPELLORDAMAGE_IMMUNE = packet('SMSG_SPELLORDAMAGE_IMMUNE', {
  caster: guid,
  target: guid,
  id: u32,
  debugLogFormat: bool,
});

/** Spells that were stolen. */
export const SMSG_SPELLSTEALLOG = packet('SMSG_SPELLSTEALLOG', {
  victim: packedGuid,
  caster: packedGuid,
  spell: u32,
  unknown: u8,
  amountOfSpellSteals: countOf('spellSteals', u32),
  spellSteals: countedBy(spellSteal, { field: 'amountOfSpellSteals', max: 4096 }),
});
