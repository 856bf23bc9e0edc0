import { enumeration, flags, hasFlag, packedGuid, packet, u8, u32, when } from '../../schema/wire.ts';
import { power } from '../character/power.ts';
import { castFlags_1_12 } from './cast-flags.ts';
import {
  spellCastTargets_1_12_server,
  spellCastTargets_2_4_server,
  spellCastTargets_3_3_server,
} from './spell-cast-targets.ts';

const castFlags_3_3 = flags(u32, {
  NONE: 0x0,
  PENDING: 0x1,
  HAS_TRAJECTORY: 0x2,
  UNKNOWN_3: 0x4,
  UNKNOWN_4: 0x8,
  UNKNOWN_5: 0x10,
  AMMO: 0x20,
  UNKNOWN_7: 0x40,
  UNKNOWN_8: 0x80,
  UNKNOWN_9: 0x100,
  UNKNOWN_10: 0x200,
  UNKNOWN_11: 0x400,
  POWER_LEFT_SELF: 0x800,
  UNKNOWN_13: 0x1000,
  UNKNOWN_14: 0x2000,
  UNKNOWN_15: 0x4000,
  UNKNOWN_16: 0x8000,
  UNKNOWN_17: 0x10000,
  ADJUST_MISSILE: 0x20000,
  NO_GCD: 0x40000,
  VISUAL_CHAIN: 0x80000,
  UNKNOWN_21: 0x100000,
  RUNE_LIST: 0x200000,
  UNKNOWN_23: 0x400000,
  UNKNOWN_24: 0x800000,
  UNKNOWN_25: 0x1000000,
  UNKNOWN_26: 0x2000000,
  IMMUNITY: 0x4000000,
  UNKNOWN_28: 0x8000000,
  UNKNOWN_29: 0x10000000,
  UNKNOWN_30: 0x20000000,
  HEAL_PREDICTION: 0x40000000,
  UNKNOWN_32: 0x80000000,
});

/** Somebody begins to cast a spell. */
export const SMSG_SPELL_START_1_12 = packet('SMSG_SPELL_START', {
  castItem: packedGuid,
  caster: packedGuid,
  spell: u32,
  flags: castFlags_1_12,
  timer: u32,
  targets: spellCastTargets_1_12_server,
  ...when(hasFlag('flags', castFlags_1_12.values.AMMO), {
    ammoDisplayId: u32,
    ammoInventoryType: u32,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELL_START_2_4 = packet('SMSG_SPELL_START', {
  castItem: packedGuid,
  caster: packedGuid,
  spell: u32,
  castCount: u8,
  flags: castFlags_1_12,
  timer: u32,
  targets: spellCastTargets_2_4_server,
  ...when(hasFlag('flags', castFlags_1_12.values.AMMO), {
    ammoDisplayId: u32,
    ammoInventoryType: u32,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_SPELL_START_3_3 = packet('SMSG_SPELL_START', {
  castItem: packedGuid,
  caster: packedGuid,
  castCount: u8,
  spell: u32,
  flags: castFlags_3_3,
  timer: u32,
  targets: spellCastTargets_3_3_server,
  ...when(hasFlag('flags', castFlags_3_3.values.POWER_LEFT_SELF), {
    power: enumeration(u32, power.values),
  }),
  ...when(hasFlag('flags', castFlags_3_3.values.AMMO), {
    ammoDisplayId: u32,
    ammoInventoryType: u32,
  }),
  ...when(hasFlag('flags', castFlags_3_3.values.UNKNOWN_23), {
    unknown1: u32,
    unknown2: u32,
  }),
});
