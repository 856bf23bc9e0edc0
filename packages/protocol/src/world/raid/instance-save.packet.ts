import {
  bool,
  bool32,
  countedBy,
  countOf,
  enumeration,
  equals,
  packedGuid,
  packet,
  struct,
  u8,
  u32,
  u64,
  when,
} from '../../schema/wire.ts';
import { dungeonDifficulty } from './dungeon-difficulty.ts';
import { raidDifficulty } from './raid-difficulty.ts';

const instanceResetFailedReason = enumeration(u8, {
  GENERAL: 0,
  OFFLINE: 1,
  ZONING: 2,
  SILENTLY: 3,
});

const raidInstanceMessage = enumeration(u32, {
  WARNING_HOURS: 1,
  WARNING_MIN: 2,
  WARNING_MIN_SOON: 3,
  WELCOME: 4,
  EXPIRED: 5,
});

const encounterFrame = enumeration(u32, {
  ENGAGE: 0,
  DISENGAGE: 1,
  UPDATE_PRIORITY: 2,
  ADD_TIMER: 3,
  ENABLE_OBJECTIVE: 4,
  UPDATE_OBJECTIVE: 5,
  DISABLE_OBJECTIVE: 6,
  REFRESH_FRAMES: 7,
});

const raidInfo_1_12 = struct({
  map: u32,
  resetTime: u32,
  instanceId: u32,
});

const raidInfo_2_4 = struct({
  map: u32,
  resetTime: u32,
  instanceId: u32,
  index: u32,
});

const raidInfo_3_3 = struct({
  map: u32,
  difficulty: enumeration(u32, dungeonDifficulty.values),
  instanceId: u64,
  expired: bool,
  extended: bool,
  timeUntilReset: u32,
});

export const CMSG_INSTANCE_LOCK_RESPONSE = packet('CMSG_INSTANCE_LOCK_RESPONSE', {
  accept: bool,
});

export const CMSG_REQUEST_RAID_INFO = packet('CMSG_REQUEST_RAID_INFO', {});

export const CMSG_RESET_INSTANCES = packet('CMSG_RESET_INSTANCES', {});

export const CMSG_SET_SAVED_INSTANCE_EXTEND = packet('CMSG_SET_SAVED_INSTANCE_EXTEND', {
  map: u32,
  difficulty: raidDifficulty,
  toggleExtend: bool,
});

export const SMSG_CORPSE_NOT_IN_INSTANCE = packet('SMSG_CORPSE_NOT_IN_INSTANCE', {});

export const SMSG_INSTANCE_LOCK_WARNING_QUERY = packet('SMSG_INSTANCE_LOCK_WARNING_QUERY', {
  time: u32,
  encounterMask: u32,
  unknown: u8,
});

export const SMSG_INSTANCE_RESET = packet('SMSG_INSTANCE_RESET', {
  map: u32,
});

export const SMSG_INSTANCE_RESET_FAILED = packet('SMSG_INSTANCE_RESET_FAILED', {
  reason: enumeration(u32, instanceResetFailedReason.values),
  map: u32,
});

export const SMSG_INSTANCE_SAVE_CREATED = packet('SMSG_INSTANCE_SAVE_CREATED', {
  unknown: u32,
});

export const SMSG_RAID_INSTANCE_INFO_1_12 = packet('SMSG_RAID_INSTANCE_INFO', {
  amountOfRaidInfos: countOf('raidInfos', u32),
  raidInfos: countedBy(raidInfo_1_12, { field: 'amountOfRaidInfos', max: 4096 }),
});

export const SMSG_RAID_INSTANCE_INFO_2_4 = packet('SMSG_RAID_INSTANCE_INFO', {
  amountOfRaidInfos: countOf('raidInfos', u32),
  raidInfos: countedBy(raidInfo_2_4, { field: 'amountOfRaidInfos', max: 4096 }),
});

export const SMSG_RAID_INSTANCE_INFO_3_3 = packet('SMSG_RAID_INSTANCE_INFO', {
  amountOfRaidInfos: countOf('raidInfos', u32),
  raidInfos: countedBy(raidInfo_3_3, { field: 'amountOfRaidInfos', max: 4096 }),
});

export const SMSG_RAID_INSTANCE_MESSAGE_1_12 = packet('SMSG_RAID_INSTANCE_MESSAGE', {
  messageType: raidInstanceMessage,
  map: u32,
  timeLeft: u32,
});

export const SMSG_RAID_INSTANCE_MESSAGE_3_3 = packet('SMSG_RAID_INSTANCE_MESSAGE', {
  messageType: raidInstanceMessage,
  map: u32,
  difficulty: enumeration(u32, raidDifficulty.values),
  timeLeft: u32,
});

export const SMSG_RESET_FAILED_NOTIFY = packet('SMSG_RESET_FAILED_NOTIFY', {
  map: u32,
});

export const SMSG_UPDATE_INSTANCE_ENCOUNTER_UNIT = packet('SMSG_UPDATE_INSTANCE_ENCOUNTER_UNIT', {
  frame: encounterFrame,
  ...when(
    equals(
      'frame',
      encounterFrame.values.ENGAGE,
      encounterFrame.values.DISENGAGE,
      encounterFrame.values.UPDATE_PRIORITY,
    ),
    {
      guid: packedGuid,
      parameter1: u8,
    },
  ).otherwise({
    ...when(
      equals(
        'frame',
        encounterFrame.values.ADD_TIMER,
        encounterFrame.values.ENABLE_OBJECTIVE,
        encounterFrame.values.DISABLE_OBJECTIVE,
      ),
      {
        parameter2: u8,
      },
    ).otherwise({
      ...when(equals('frame', encounterFrame.values.UPDATE_OBJECTIVE), {
        parameter3: u8,
        parameter4: u8,
      }),
    }),
  }),
});

export const SMSG_UPDATE_INSTANCE_OWNERSHIP = packet('SMSG_UPDATE_INSTANCE_OWNERSHIP', {
  playerIsSavedToARaid: bool32,
});

export const SMSG_UPDATE_LAST_INSTANCE = packet('SMSG_UPDATE_LAST_INSTANCE', {
  map: u32,
});
