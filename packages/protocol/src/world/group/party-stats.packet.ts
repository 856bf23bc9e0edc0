import { constant, cstring, flags, guid, hasFlag, packedGuid, packet, u8, u16, u32, when } from '../../schema/wire.ts';
import { power } from '../character/power.ts';
import { auraMask_1_12, auraMask_2_4, auraMask_3_3, harmfulAuraMask_1_12 } from '../spell/aura-mask.ts';

/** Which fields follow, as 1.12.1 has them. */
export const groupUpdateFlags_1_12 = flags(u32, {
  NONE: 0x0,
  STATUS: 0x1,
  CUR_HP: 0x2,
  MAX_HP: 0x4,
  POWER_TYPE: 0x8,
  CUR_POWER: 0x10,
  MAX_POWER: 0x20,
  LEVEL: 0x40,
  ZONE: 0x80,
  POSITION: 0x100,
  AURAS: 0x200,
  AURAS_2: 0x400,
  PET_GUID: 0x800,
  PET_NAME: 0x1000,
  PET_MODEL_ID: 0x2000,
  PET_CUR_HP: 0x4000,
  PET_MAX_HP: 0x8000,
  PET_POWER_TYPE: 0x10000,
  PET_CUR_POWER: 0x20000,
  PET_MAX_POWER: 0x40000,
  PET_AURAS: 0x80000,
  PET_AURAS_2: 0x100000,
  MODE_OFFLINE: 0x10000000,
});

/** How a member is: there, dead, away and the like. */
export const groupMemberOnlineStatus = flags(u8, {
  OFFLINE: 0x0,
  ONLINE: 0x1,
  PVP: 0x2,
  DEAD: 0x4,
  GHOST: 0x8,
  PVP_FFA: 0x10,
  ZONE_OUT: 0x20,
  AFK: 0x40,
  DND: 0x80,
});

/** Which fields follow, as 2.4.3 and 3.3.5a have them. */
export const groupUpdateFlags_2_4 = flags(u32, {
  NONE: 0x0,
  STATUS: 0x1,
  CUR_HP: 0x2,
  MAX_HP: 0x4,
  POWER_TYPE: 0x8,
  CUR_POWER: 0x10,
  MAX_POWER: 0x20,
  LEVEL: 0x40,
  ZONE: 0x80,
  POSITION: 0x100,
  AURAS: 0x200,
  PET_GUID: 0x400,
  PET_NAME: 0x800,
  PET_MODEL_ID: 0x1000,
  PET_CUR_HP: 0x2000,
  PET_MAX_HP: 0x4000,
  PET_POWER_TYPE: 0x8000,
  PET_CUR_POWER: 0x10000,
  PET_MAX_POWER: 0x20000,
  PET_AURAS: 0x40000,
  VEHICLE_SEAT: 0x80000,
});

/**
 * The same in two bytes, from 2.4.3 on. Source: the public servers, which also send zones in two bytes and, in 1.12.1,
 * harmful auras by a mask of sixteen; the notes give one byte and four.
 */
const groupMemberOnlineStatus_2_4 = flags(u16, groupMemberOnlineStatus.values);

/** Asks for a member of the group who is out of sight. */
export const CMSG_REQUEST_PARTY_MEMBER_STATS = packet('CMSG_REQUEST_PARTY_MEMBER_STATS', {
  guid: guid,
});

/** What changed about a member of the group; the mask says which fields follow. */
export const SMSG_PARTY_MEMBER_STATS_1_12 = packet('SMSG_PARTY_MEMBER_STATS', {
  guid: packedGuid,
  mask: groupUpdateFlags_1_12,
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.STATUS), {
    status: groupMemberOnlineStatus,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.CUR_HP), {
    currentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.MAX_HP), {
    maxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.POWER_TYPE), {
    power: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.CUR_POWER), {
    currentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.MAX_POWER), {
    maxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.LEVEL), {
    level: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.ZONE), {
    area: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.POSITION), {
    positionX: u16,
    positionY: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.AURAS), {
    auras: auraMask_1_12,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.AURAS_2), {
    negativeAuras: harmfulAuraMask_1_12,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_GUID), {
    pet: guid,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_NAME), {
    petName: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_MODEL_ID), {
    petDisplayId: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_CUR_HP), {
    petCurrentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_MAX_HP), {
    petMaxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_POWER_TYPE), {
    petPowerType: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_CUR_POWER), {
    petCurrentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_MAX_POWER), {
    petMaxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_AURAS), {
    petAuras: auraMask_1_12,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_PARTY_MEMBER_STATS_2_4 = packet('SMSG_PARTY_MEMBER_STATS', {
  guid: packedGuid,
  mask: groupUpdateFlags_2_4,
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.STATUS), {
    status: groupMemberOnlineStatus_2_4,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_HP), {
    currentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_HP), {
    maxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POWER_TYPE), {
    power: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_POWER), {
    currentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_POWER), {
    maxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.LEVEL), {
    level: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.ZONE), {
    area: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POSITION), {
    positionX: u16,
    positionY: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.AURAS), {
    auras: auraMask_2_4,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_GUID), {
    pet: guid,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_NAME), {
    petName: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MODEL_ID), {
    petDisplayId: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_HP), {
    petCurrentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_HP), {
    petMaxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_POWER_TYPE), {
    petPowerType: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_POWER), {
    petCurrentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_POWER), {
    petMaxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_AURAS), {
    petAuras: auraMask_2_4,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_PARTY_MEMBER_STATS_3_3 = packet('SMSG_PARTY_MEMBER_STATS', {
  guid: packedGuid,
  mask: groupUpdateFlags_2_4,
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.STATUS), {
    status: groupMemberOnlineStatus_2_4,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_HP), {
    currentHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_HP), {
    maxHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POWER_TYPE), {
    power: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_POWER), {
    currentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_POWER), {
    maxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.LEVEL), {
    level: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.ZONE), {
    area: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POSITION), {
    positionX: u16,
    positionY: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.AURAS), {
    auras: auraMask_3_3,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_GUID), {
    pet: guid,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_NAME), {
    petName: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MODEL_ID), {
    petDisplayId: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_HP), {
    petCurrentHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_HP), {
    petMaxHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_POWER_TYPE), {
    petPowerType: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_POWER), {
    petCurrentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_POWER), {
    petMaxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_AURAS), {
    petAuras: auraMask_3_3,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.VEHICLE_SEAT), {
    transport: u32,
  }),
});

/** Everything about a member of the group; the mask says which fields follow. */
export const SMSG_PARTY_MEMBER_STATS_FULL_1_12 = packet('SMSG_PARTY_MEMBER_STATS_FULL', {
  guid: packedGuid,
  mask: groupUpdateFlags_1_12,
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.STATUS), {
    status: groupMemberOnlineStatus,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.CUR_HP), {
    currentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.MAX_HP), {
    maxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.POWER_TYPE), {
    power: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.CUR_POWER), {
    currentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.MAX_POWER), {
    maxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.LEVEL), {
    level: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.ZONE), {
    area: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.POSITION), {
    positionX: u16,
    positionY: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.AURAS), {
    auras: auraMask_1_12,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_GUID), {
    pet: guid,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_NAME), {
    petName: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_MODEL_ID), {
    petDisplayId: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_CUR_HP), {
    petCurrentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_MAX_HP), {
    petMaxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_POWER_TYPE), {
    petPowerType: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_CUR_POWER), {
    petCurrentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_MAX_POWER), {
    petMaxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_1_12.values.PET_AURAS), {
    petAuras: auraMask_1_12,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_PARTY_MEMBER_STATS_FULL_2_4 = packet('SMSG_PARTY_MEMBER_STATS_FULL', {
  guid: packedGuid,
  mask: groupUpdateFlags_2_4,
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.STATUS), {
    status: groupMemberOnlineStatus_2_4,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_HP), {
    currentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_HP), {
    maxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POWER_TYPE), {
    power: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_POWER), {
    currentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_POWER), {
    maxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.LEVEL), {
    level: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.ZONE), {
    area: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POSITION), {
    positionX: u16,
    positionY: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.AURAS), {
    auras: auraMask_2_4,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_GUID), {
    pet: guid,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_NAME), {
    petName: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MODEL_ID), {
    petDisplayId: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_HP), {
    petCurrentHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_HP), {
    petMaxHealth: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_POWER_TYPE), {
    petPowerType: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_POWER), {
    petCurrentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_POWER), {
    petMaxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_AURAS), {
    petAuras: auraMask_2_4,
  }),
});

/** The same as 3.3.5a has it, with a byte in front that is always zero. Source: the public 3.3.5a servers. */
export const SMSG_PARTY_MEMBER_STATS_FULL_3_3 = packet('SMSG_PARTY_MEMBER_STATS_FULL', {
  unknown1: constant(u8, 0),
  guid: packedGuid,
  mask: groupUpdateFlags_2_4,
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.STATUS), {
    status: groupMemberOnlineStatus_2_4,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_HP), {
    currentHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_HP), {
    maxHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POWER_TYPE), {
    power: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.CUR_POWER), {
    currentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.MAX_POWER), {
    maxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.LEVEL), {
    level: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.ZONE), {
    area: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.POSITION), {
    positionX: u16,
    positionY: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.AURAS), {
    auras: auraMask_3_3,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_GUID), {
    pet: guid,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_NAME), {
    petName: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MODEL_ID), {
    petDisplayId: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_HP), {
    petCurrentHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_HP), {
    petMaxHealth: u32,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_POWER_TYPE), {
    petPowerType: power,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_CUR_POWER), {
    petCurrentPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_MAX_POWER), {
    petMaxPower: u16,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.PET_AURAS), {
    petAuras: auraMask_3_3,
  }),
  ...when(hasFlag('mask', groupUpdateFlags_2_4.values.VEHICLE_SEAT), {
    transport: u32,
  }),
});
