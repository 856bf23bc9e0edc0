import { flags, hasFlag, packedGuid, packet, struct, tail, toEnd, u8, u32, when } from '../../schema/wire.ts';

const auraFlag = flags(u8, {
  EMPTY: 0x0,
  EFFECT_1: 0x1,
  EFFECT_2: 0x2,
  EFFECT_3: 0x4,
  NOT_CASTER: 0x8,
  SET: 0x9,
  CANCELLABLE: 0x10,
  DURATION: 0x20,
  HIDE: 0x40,
  NEGATIVE: 0x80,
});

const auraUpdate = struct({
  visualSlot: u8,
  spell: u32,
  flags: auraFlag,
  level: u8,
  auraStackCount: u8,
  ...when(hasFlag('flags', auraFlag.values.NOT_CASTER), {
    caster: packedGuid,
  }),
  ...when(hasFlag('flags', auraFlag.values.DURATION), {
    duration: u32,
    timeLeft: u32,
  }),
});

/** One aura of a unit. */
export const SMSG_AURA_UPDATE = packet('SMSG_AURA_UPDATE', {
  unit: packedGuid,
  auraUpdate: auraUpdate,
});

/** All auras of a unit. */
export const SMSG_AURA_UPDATE_ALL = packet('SMSG_AURA_UPDATE_ALL', {
  unit: packedGuid,
  auraUpdates: toEnd(auraUpdate, { max: 4096 }),
});

/** An aura of a unit is over. */
export const SMSG_CLEAR_EXTRA_AURA_INFO = packet('SMSG_CLEAR_EXTRA_AURA_INFO', {
  unit: packedGuid,
  spell: u32,
});

/** How long auras of a unit last. */
export const SMSG_SET_EXTRA_AURA_INFO = packet('SMSG_SET_EXTRA_AURA_INFO', {
  unit: packedGuid,
  ...tail({
    slot: u8,
    spell: u32,
    maxDuration: u32,
    remainingDuration: u32,
  }),
});

/** How long an aura of a unit lasts, when it changed. */
export const SMSG_SET_EXTRA_AURA_INFO_NEED_UPDATE = packet('SMSG_SET_EXTRA_AURA_INFO_NEED_UPDATE', {
  unit: packedGuid,
  slot: u8,
  spell: u32,
  maxDuration: u32,
  remainingDuration: u32,
});

/** How long one's own aura lasts, milliseconds. */
export const SMSG_UPDATE_AURA_DURATION = packet('SMSG_UPDATE_AURA_DURATION', {
  auraSlot: u8,
  auraDuration: u32,
});
