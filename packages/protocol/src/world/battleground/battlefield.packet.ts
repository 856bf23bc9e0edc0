import {
  bool,
  countedBy,
  countOf,
  differs,
  enumeration,
  equals,
  f32,
  guid,
  packet,
  struct,
  u8,
  u16,
  u32,
  u64,
  when,
} from '../../schema/wire.ts';
import { arenaType } from './arena-type.ts';

const battlegroundType_3_3 = enumeration(u32, {
  NONE: 0,
  ALTERAC_VALLEY: 1,
  WARSONG_GULCH: 2,
  ARATHI_BASIN: 3,
  NAGRAND_ARENA: 4,
  BLADES_EDGE_ARENA: 5,
  ARENA: 6,
  EYE_OF_THE_STORM: 7,
  RUINS_OF_LORDAERON: 8,
  STRAND_OF_THE_ANCIENT: 9,
  DALARAN_SEWERS: 10,
  RING_OF_VALOR: 11,
  ISLE_OF_CONQUEST: 30,
  RANDOM: 32,
});

const battlefieldListLocation = enumeration(u8, {
  BATTLEMASTER: 0,
  UI: 1,
});

const battlefieldPortAction = enumeration(u8, {
  LEAVE_QUEUE: 0,
  ENTER_BATTLE: 1,
});

const joinArenaType = enumeration(u8, {
  TWO_VS_TWO: 0,
  THREE_VS_THREE: 1,
  FIVE_VS_FIVE: 2,
});

const battlegroundBracket = enumeration(u8, {
  TENS: 0,
  TWENTIES: 1,
  THIRTIES: 2,
  FORTIES: 3,
  FIFTIES: 4,
  SIXTY: 5,
});

const battlegroundType_2_4 = enumeration(u32, {
  NONE: 0,
  ALTERAC_VALLEY: 1,
  WARSONG_GULCH: 2,
  ARATHI_BASIN: 3,
  NETHERSTORM: 4,
  BLADES_EDGE_ARENA: 5,
  ARENA: 6,
  EYE_OF_THE_STORM: 7,
  RUINS_OF_LORDAERON: 8,
});

const randomBg = enumeration(u8, {
  NOT_RANDOM: 0,
  RANDOM: 1,
});

const statusId = enumeration(u8, {
  NONE: 0,
  WAIT_QUEUE: 1,
  WAIT_JOIN: 2,
  IN_PROGRESS: 3,
  WAIT_LEAVE: 4,
});

const arenaFaction = enumeration(u8, {
  HORDE: 0,
  ALLIANCE: 1,
});

const battlegroundPlayerPosition = struct({
  player: guid,
  positionX: f32,
  positionY: f32,
});

/** Enters the queue of a battlefield by its map. */
export const CMSG_BATTLEFIELD_JOIN = packet('CMSG_BATTLEFIELD_JOIN', {
  map: u32,
});

/** Asks which battlefields of a kind are running. */
export const CMSG_BATTLEFIELD_LIST_1_12 = packet('CMSG_BATTLEFIELD_LIST', {
  map: u32,
});

/** The same as 3.3.5a has it. */
export const CMSG_BATTLEFIELD_LIST_3_3 = packet('CMSG_BATTLEFIELD_LIST', {
  battlegroundType: battlegroundType_3_3,
  location: battlefieldListLocation,
  canGainExp: bool,
});

/** Enters a battlefield for which the player waited, or leaves its queue. */
export const CMSG_BATTLEFIELD_PORT_1_12 = packet('CMSG_BATTLEFIELD_PORT', {
  map: u32,
  action: battlefieldPortAction,
});

/** The same as 2.4.3 has it. */
export const CMSG_BATTLEFIELD_PORT_2_4 = packet('CMSG_BATTLEFIELD_PORT', {
  arenaType: u8,
  unknown1: u8,
  bgTypeId: u32,
  unknown2: u16,
  action: battlefieldPortAction,
});

/** Asks for the battlefields for which the player waits; sent at each login. */
export const CMSG_BATTLEFIELD_STATUS = packet('CMSG_BATTLEFIELD_STATUS', {});

/** Talks to a battlemaster. */
export const CMSG_BATTLEMASTER_HELLO = packet('CMSG_BATTLEMASTER_HELLO', {
  guid: guid,
});

/** Enters the queue of a battleground, alone or with the group. */
export const CMSG_BATTLEMASTER_JOIN = packet('CMSG_BATTLEMASTER_JOIN', {
  guid: guid,
  map: u32,
  instanceId: u32,
  joinAsGroup: bool,
});

/** Enters the queue of an arena. */
export const CMSG_BATTLEMASTER_JOIN_ARENA = packet('CMSG_BATTLEMASTER_JOIN_ARENA', {
  battlemaster: guid,
  arenaType: joinArenaType,
  asGroup: bool,
  rated: bool,
});

/** Leaves the battlefield. */
export const CMSG_LEAVE_BATTLEFIELD_1_12 = packet('CMSG_LEAVE_BATTLEFIELD', {
  map: u32,
});

/** The same as 2.4.3 has it. */
export const CMSG_LEAVE_BATTLEFIELD_2_4 = packet('CMSG_LEAVE_BATTLEFIELD', {
  unknown1: u8,
  unknown2: u8,
  map: u32,
  unknown3: u16,
});

/** Reports somebody who stands idle on a battlefield. */
export const CMSG_REPORT_PVP_AFK = packet('CMSG_REPORT_PVP_AFK', {
  player: guid,
});

/** Asks where one's own side stands on the map. */
export const MSG_BATTLEGROUND_PLAYER_POSITIONS_Client = packet('MSG_BATTLEGROUND_PLAYER_POSITIONS_Client', {});

/** Where one's own side stands on the map. */
export const MSG_BATTLEGROUND_PLAYER_POSITIONS_Server = packet('MSG_BATTLEGROUND_PLAYER_POSITIONS_Server', {
  amountOfTeammates: countOf('teammates', u32),
  teammates: countedBy(battlegroundPlayerPosition, { field: 'amountOfTeammates', max: 4096 }),
  amountOfCarriers: countOf('carriers', u8),
  carriers: countedBy(battlegroundPlayerPosition, { field: 'amountOfCarriers', max: 255 }),
});

/** The running battlefields of a kind. */
export const SMSG_BATTLEFIELD_LIST_1_12 = packet('SMSG_BATTLEFIELD_LIST', {
  battlemaster: guid,
  map: u32,
  bracket: battlegroundBracket,
  numberOfBattlegrounds: countOf('battlegrounds', u32),
  battlegrounds: countedBy(u32, { field: 'numberOfBattlegrounds', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_BATTLEFIELD_LIST_2_4 = packet('SMSG_BATTLEFIELD_LIST', {
  battlemaster: guid,
  battlegroundType: battlegroundType_2_4,
  numberOfBattlegrounds: countOf('battlegrounds', u32),
  battlegrounds: countedBy(u32, { field: 'numberOfBattlegrounds', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_BATTLEFIELD_LIST_3_3 = packet('SMSG_BATTLEFIELD_LIST', {
  battlemaster: guid,
  battlegroundType: battlegroundType_3_3,
  unknown1: u8,
  unknown2: u8,
  hasWin: u8,
  winHonor: u32,
  winArena: u32,
  lossHonor: u32,
  random: randomBg,
  ...when(equals('random', randomBg.values.RANDOM), {
    winRandom: u8,
    rewardHonor: u32,
    rewardArena: u32,
    honorLost: u32,
  }),
  numberOfBattlegrounds: countOf('battlegrounds', u32),
  battlegrounds: countedBy(u32, { field: 'numberOfBattlegrounds', max: 4096 }),
});

/** How far the player is in the queue of a battlefield. */
export const SMSG_BATTLEFIELD_STATUS_1_12 = packet('SMSG_BATTLEFIELD_STATUS', {
  queueSlot: u32,
  map: u32,
  ...when(differs('map', 0), {
    bracket: battlegroundBracket,
    clientInstanceId: u32,
    statusId: statusId,
    ...when(equals('statusId', statusId.values.WAIT_QUEUE), {
      averageWaitTimeInMs: u32,
      timeInQueueInMs: u32,
    }).otherwise({
      ...when(equals('statusId', statusId.values.WAIT_JOIN), {
        timeToRemoveInQueueInMs: u32,
      }).otherwise({
        ...when(equals('statusId', statusId.values.IN_PROGRESS), {
          timeToBgAutoleaveInMs: u32,
          timeToBgStartInMs: u32,
        }),
      }),
    }),
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_BATTLEFIELD_STATUS_2_4 = packet('SMSG_BATTLEFIELD_STATUS', {
  queueSlot: u32,
  arenaType: arenaType,
  unknown1: u8,
  battlegroundType: battlegroundType_2_4,
  unknown2: u16,
  clientInstanceId: u32,
  rated: bool,
  statusId: statusId,
  ...when(equals('statusId', statusId.values.WAIT_QUEUE), {
    averageWaitTimeInMs: u32,
    timeInQueueInMs: u32,
  }).otherwise({
    ...when(equals('statusId', statusId.values.WAIT_JOIN), {
      timeToRemoveInQueueInMs: u32,
    }).otherwise({
      ...when(equals('statusId', statusId.values.IN_PROGRESS), {
        timeToBgAutoleaveInMs: u32,
        timeToBgStartInMs: u32,
      }),
    }),
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_BATTLEFIELD_STATUS_3_3 = packet('SMSG_BATTLEFIELD_STATUS', {
  queueSlot: u32,
  arenaType: arenaType,
  isArena: u8,
  battlegroundType: battlegroundType_3_3,
  unknown1: u16,
  minimumLevel: u8,
  maximumLevel: u8,
  clientInstanceId: u32,
  rated: bool,
  statusId: statusId,
  ...when(equals('statusId', statusId.values.WAIT_QUEUE), {
    averageWaitTimeInMs: u32,
    timeInQueueInMs: u32,
  }).otherwise({
    ...when(equals('statusId', statusId.values.WAIT_JOIN), {
      map1: u32,
      unknown2: u64,
      timeToRemoveInQueueInMs: u32,
    }).otherwise({
      ...when(equals('statusId', statusId.values.IN_PROGRESS), {
        map2: u32,
        unknown3: u64,
        timeToBgAutoleaveInMs: u32,
        timeToBgStartInMs: u32,
        faction: arenaFaction,
      }),
    }),
  }),
});

/** The player asks too often. */
export const SMSG_BATTLEGROUND_INFO_THROTTLED = packet('SMSG_BATTLEGROUND_INFO_THROTTLED', {});

/** Somebody joined the battleground. */
export const SMSG_BATTLEGROUND_PLAYER_JOINED = packet('SMSG_BATTLEGROUND_PLAYER_JOINED', {
  player: guid,
});

/** Somebody left the battleground. */
export const SMSG_BATTLEGROUND_PLAYER_LEFT = packet('SMSG_BATTLEGROUND_PLAYER_LEFT', {
  guid: guid,
});
