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

/** Accepts to be bound to a dungeon. */
export const CMSG_INSTANCE_LOCK_RESPONSE = packet('CMSG_INSTANCE_LOCK_RESPONSE', {
  accept: bool,
});

/** Asks to which dungeons the character is bound; sent at login. */
export const CMSG_REQUEST_RAID_INFO = packet('CMSG_REQUEST_RAID_INFO', {});

/** Makes the dungeons new. */
export const CMSG_RESET_INSTANCES = packet('CMSG_RESET_INSTANCES', {});

/** Extends a bond to a dungeon. */
export const CMSG_SET_SAVED_INSTANCE_EXTEND = packet('CMSG_SET_SAVED_INSTANCE_EXTEND', {
  map: u32,
  difficulty: raidDifficulty,
  toggleExtend: bool,
});

/** The corpse is not in this dungeon. */
export const SMSG_CORPSE_NOT_IN_INSTANCE = packet('SMSG_CORPSE_NOT_IN_INSTANCE', {});

/** Asks whether to be bound to a dungeon. */
export const SMSG_INSTANCE_LOCK_WARNING_QUERY = packet('SMSG_INSTANCE_LOCK_WARNING_QUERY', {
  time: u32,
  encounterMask: u32,
  unknown: u8,
});

/** A dungeon was made new. */
export const SMSG_INSTANCE_RESET = packet('SMSG_INSTANCE_RESET', {
  map: u32,
});

/** Why a dungeon was not made new. */
export const SMSG_INSTANCE_RESET_FAILED = packet('SMSG_INSTANCE_RESET_FAILED', {
  reason: enumeration(u32, instanceResetFailedReason.values),
  map: u32,
});

/** The character is bound to a dungeon now. */
export const SMSG_INSTANCE_SAVE_CREATED = packet('SMSG_INSTANCE_SAVE_CREATED', {
  unknown: u32,
});

/** To which dungeons the character is bound. */
export const SMSG_RAID_INSTANCE_INFO_1_12 = packet('SMSG_RAID_INSTANCE_INFO', {
  amountOfRaidInfos: countOf('raidInfos', u32),
  raidInfos: countedBy(raidInfo_1_12, { field: 'amountOfRaidInfos', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_RAID_INSTANCE_INFO_2_4 = packet('SMSG_RAID_INSTANCE_INFO', {
  amountOfRaidInfos: countOf('raidInfos', u32),
  raidInfos: countedBy(raidInfo_2_4, { field: 'amountOfRaidInfos', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_RAID_INSTANCE_INFO_3_3 = packet('SMSG_RAID_INSTANCE_INFO', {
  amountOfRaidInfos: countOf('raidInfos', u32),
  raidInfos: countedBy(raidInfo_3_3, { field: 'amountOfRaidInfos', max: 4096 }),
});

/** When a dungeon will be made new. */
export const SMSG_RAID_INSTANCE_MESSAGE_1_12 = packet('SMSG_RAID_INSTANCE_MESSAGE', {
  messageType: raidInstanceMessage,
  map: u32,
  timeLeft: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_RAID_INSTANCE_MESSAGE_3_3 = packet('SMSG_RAID_INSTANCE_MESSAGE', {
  messageType: raidInstanceMessage,
  map: u32,
  difficulty: enumeration(u32, raidDifficulty.values),
  timeLeft: u32,
});

/** Somebody inside keeps a dungeon from being made new. */
export const SMSG_RESET_FAILED_NOTIFY = packet('SMSG_RESET_FAILED_NOTIFY', {
  map: u32,
});

/** Which enemies a fight is about. */
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

/** Whether the player has dungeons to make new. */
export const SMSG_UPDATE_INSTANCE_OWNERSHIP = packet('SMSG_UPDATE_INSTANCE_OWNERSHIP', {
  playerIsSavedToARaid: bool32,
});

/** The dungeon that the player was in last. */
export const SMSG_UPDATE_LAST_INSTANCE = packet('SMSG_UPDATE_LAST_INSTANCE', {
  map: u32,
});
