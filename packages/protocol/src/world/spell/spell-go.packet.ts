import {
  countedBy,
  countOf,
  enumeration,
  equals,
  f32,
  fixed,
  flags,
  guid,
  hasFlag,
  packedGuid,
  packet,
  struct,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { power } from '../character/power.ts';
import { castFlags_1_12 } from './cast-flags.ts';
import {
  spellCastTargets_1_12_server,
  spellCastTargets_2_4_server,
  spellCastTargets_3_3_server,
} from './spell-cast-targets.ts';
import { spellMissInfo } from './spell-miss-info.ts';

const gameobjectCastFlags = flags(u32, {
  LOCK_PLAYER_CAST_ANIM: 0x1,
  UNKNOWN2: 0x2,
  UNKNOWN4: 0x4,
  UNKNOWN8: 0x8,
  UNKNOWN16: 0x10,
  AMMO: 0x20,
  DEST_LOCATION: 0x40,
  ITEM_CASTER: 0x100,
  UNK200: 0x200,
  EXTRA_MESSAGE: 0x400,
  POWER_UPDATE: 0x800,
  UNK1000: 0x1000,
  UNK2000: 0x2000,
  UNK8000: 0x8000,
  ADJUST_MISSILE: 0x20000,
  UNK40000: 0x40000,
  VISUAL_CHAIN: 0x80000,
  RUNE_UPDATE: 0x200000,
  UNK400000: 0x400000,
});

const spellMiss_1_12 = struct({
  target: guid,
  missInfo: spellMissInfo,
});

const spellMiss_2_4 = struct({
  target: guid,
  missInfo: spellMissInfo,
  ...when(equals('missInfo', spellMissInfo.values.REFLECT), {
    reflectResult: u8,
  }),
});

/** A spell takes effect: whom it hits and whom it misses. */
export const SMSG_SPELL_GO_1_12 = packet('SMSG_SPELL_GO', {
  castItem: packedGuid,
  caster: packedGuid,
  spell: u32,
  flags: castFlags_1_12,
  amountOfHits: countOf('hits', u8),
  hits: countedBy(guid, { field: 'amountOfHits', max: 255 }),
  amountOfMisses: countOf('misses', u8),
  misses: countedBy(spellMiss_1_12, { field: 'amountOfMisses', max: 255 }),
  targets: spellCastTargets_1_12_server,
  ...when(hasFlag('flags', castFlags_1_12.values.AMMO), {
    ammoDisplayId: u32,
    ammoInventoryType: u32,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELL_GO_2_4 = packet('SMSG_SPELL_GO', {
  castItem: packedGuid,
  caster: packedGuid,
  spell: u32,
  flags: castFlags_1_12,
  timestamp: u32,
  amountOfHits: countOf('hits', u8),
  hits: countedBy(guid, { field: 'amountOfHits', max: 255 }),
  amountOfMisses: countOf('misses', u8),
  misses: countedBy(spellMiss_2_4, { field: 'amountOfMisses', max: 255 }),
  targets: spellCastTargets_2_4_server,
  ...when(hasFlag('flags', castFlags_1_12.values.AMMO), {
    ammoDisplayId: u32,
    ammoInventoryType: u32,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_SPELL_GO_3_3 = packet('SMSG_SPELL_GO', {
  castItem: packedGuid,
  caster: packedGuid,
  extraCasts: u8,
  spell: u32,
  flags: gameobjectCastFlags,
  timestamp: u32,
  amountOfHits: countOf('hits', u8),
  hits: countedBy(guid, { field: 'amountOfHits', max: 255 }),
  amountOfMisses: countOf('misses', u8),
  misses: countedBy(spellMiss_2_4, { field: 'amountOfMisses', max: 255 }),
  targets: spellCastTargets_3_3_server,
  ...when(hasFlag('flags', gameobjectCastFlags.values.POWER_UPDATE), {
    power: enumeration(u32, power.values),
  }),
  ...when(hasFlag('flags', gameobjectCastFlags.values.RUNE_UPDATE), {
    runeMaskInitial: u8,
    runeMaskAfterCast: u8,
    runeCooldowns: fixed(6),
  }),
  ...when(hasFlag('flags', gameobjectCastFlags.values.ADJUST_MISSILE), {
    elevation: f32,
    delayTrajectory: u32,
  }),
  ...when(hasFlag('flags', gameobjectCastFlags.values.AMMO), {
    ammoDisplayId: u32,
    ammoInventoryType: u32,
  }),
  ...when(hasFlag('flags', gameobjectCastFlags.values.VISUAL_CHAIN), {
    unknown1: u32,
    unknown2: u32,
  }),
  ...when(hasFlag('flags', gameobjectCastFlags.values.DEST_LOCATION), {
    unknown3: u8,
  }),
});
