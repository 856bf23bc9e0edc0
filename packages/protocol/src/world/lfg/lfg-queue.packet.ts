import {
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  guid,
  i32,
  packet,
  struct,
  toEnd,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { questGiverReward } from '../quest/quest-giver-reward.ts';
import { lfgJoinLockedDungeon } from './lfg-join-locked-dungeon.ts';

const lfgTeleportLocation = enumeration(u8, {
  IN: 0,
  OUT: 1,
});

const lfgTeleportError = enumeration(u32, {
  PLAYER_DEAD: 1,
  FALLING: 2,
  IN_VEHICLE: 3,
  FATIGUE: 4,
  INVALID_LOCATION: 6,
  COMBAT: 8,
});

const lfgUpdateType = enumeration(u8, {
  DEFAULT: 0,
  LEADER_LEAVE: 1,
  ROLECHECK_ABORTED: 4,
  JOIN: 5,
  ROLECHECK_FAILED: 6,
  LEAVE: 7,
  PROPOSAL_FAILED: 8,
  PROPOSAL_DECLINED: 9,
  GROUP_FOUND: 10,
  ADDED_TO_QUEUE: 12,
  PROPOSAL_BEGIN: 13,
  STATUS: 14,
  GROUP_MEMBER_OFFLINE: 15,
  GROUP_DISBAND: 16,
});

const lfgJoinStatus = enumeration(u8, {
  NOT_JOINED: 0,
  JOINED: 1,
});

const lfgJoinPlayer = struct({
  player: guid,
  amountOfLockedDungeons: countOf('lockedDungeons', u32),
  lockedDungeons: countedBy(lfgJoinLockedDungeon, { field: 'amountOfLockedDungeons', max: 4096 }),
});

const lfgQuestReward = struct({
  item: u32,
  displayId: u32,
  amountOfRewards: u32,
});

const lfgAvailableDungeon = struct({
  dungeonEntry: u32,
  done: bool,
  questReward: u32,
  xpReward: u32,
  unknown1: u32,
  unknown2: u32,
  amountOfRewards: countOf('rewards', u8),
  rewards: countedBy(lfgQuestReward, { field: 'amountOfRewards', max: 255 }),
});

/** Asks which dungeons are closed to the group; sent at login. */
export const CMSG_LFD_PARTY_LOCK_INFO_REQUEST = packet('CMSG_LFD_PARTY_LOCK_INFO_REQUEST', {});

/** Asks which dungeons are open to the player; sent at login. */
export const CMSG_LFD_PLAYER_LOCK_INFO_REQUEST = packet('CMSG_LFD_PLAYER_LOCK_INFO_REQUEST', {});

/** Asks how the search for a group stands; sent at login. */
export const CMSG_LFG_GET_STATUS = packet('CMSG_LFG_GET_STATUS', {});

/** Enters the queue for dungeons. */
export const CMSG_LFG_JOIN = packet('CMSG_LFG_JOIN', {
  roles: u32,
  noPartialClear: bool,
  achievements: bool,
  amountOfSlots: countOf('slots', u8),
  slots: countedBy(u32, { field: 'amountOfSlots', max: 255 }),
  amountOfNeeds: countOf('needs', u8),
  needs: countedBy(u8, { field: 'amountOfNeeds', max: 255 }),
  comment: cstring({ maxBytes: 1024 }),
});

/** Leaves the queue for dungeons. */
export const CMSG_LFG_LEAVE = packet('CMSG_LFG_LEAVE', {});

/** Goes into the dungeon, or out of it. */
export const CMSG_LFG_TELEPORT = packet('CMSG_LFG_TELEPORT', {
  location: lfgTeleportLocation,
});

/** Looks at who looks for a group in a place. */
export const CMSG_SEARCH_LFG_JOIN = packet('CMSG_SEARCH_LFG_JOIN', {
  dungeonId: u32,
});

/** No longer looks at that. */
export const CMSG_SEARCH_LFG_LEAVE = packet('CMSG_SEARCH_LFG_LEAVE', {
  dungeonId: u32,
});

/** There is no dungeon finder. */
export const SMSG_LFG_DISABLED = packet('SMSG_LFG_DISABLED', {});

/** Whether the player waits now, or what keeps whom out. */
export const SMSG_LFG_JOIN_RESULT = packet('SMSG_LFG_JOIN_RESULT', {
  result: u32,
  state: u32,
  players: toEnd(lfgJoinPlayer, { max: 4096 }),
});

/** What dungeons a player may queue for. Genuine clients read the number of locked ones as u32; source: public servers. */
export const SMSG_LFG_PLAYER_INFO = packet('SMSG_LFG_PLAYER_INFO', {
  amountOfAvailableDungeons: countOf('availableDungeons', u8),
  availableDungeons: countedBy(lfgAvailableDungeon, { field: 'amountOfAvailableDungeons', max: 255 }),
  amountOfLockedDungeons: countOf('lockedDungeons', u32),
  lockedDungeons: countedBy(lfgJoinLockedDungeon, { field: 'amountOfLockedDungeons', max: 1024 }),
});

/** As public notes give it. */
export const lfgPlayerInfoOfNotes_3_3 = packet('SMSG_LFG_PLAYER_INFO', {
  amountOfAvailableDungeons: countOf('availableDungeons', u8),
  availableDungeons: countedBy(lfgAvailableDungeon, { field: 'amountOfAvailableDungeons', max: 255 }),
  amountOfLockedDungeons: countOf('lockedDungeons', u8),
  lockedDungeons: countedBy(lfgJoinLockedDungeon, { field: 'amountOfLockedDungeons', max: 255 }),
});

/** What a dungeon brought. */
export const SMSG_LFG_PLAYER_REWARD = packet('SMSG_LFG_PLAYER_REWARD', {
  randomDungeonEntry: u32,
  dungeonFinishedEntry: u32,
  done: bool,
  unknown1: u32,
  moneyReward: u32,
  experienceReward: u32,
  unknown2: u32,
  unknown3: u32,
  amountOfRewards: countOf('rewards', u8),
  rewards: countedBy(questGiverReward, { field: 'amountOfRewards', max: 255 }),
});

/** How long the wait will be, seconds. */
export const SMSG_LFG_QUEUE_STATUS = packet('SMSG_LFG_QUEUE_STATUS', {
  dungeon: u32,
  averageWaitTime: i32,
  waitTime: i32,
  waitTimeTank: i32,
  waitTimeHealer: i32,
  waitTimeDps: i32,
  tanksNeeded: u8,
  healersNeeded: u8,
  dpsNeeded: u8,
  queueTime: u32,
});

/** Why the player cannot be brought there. */
export const SMSG_LFG_TELEPORT_DENIED = packet('SMSG_LFG_TELEPORT_DENIED', {
  error: lfgTeleportError,
});

/** How the group's search stands. */
export const SMSG_LFG_UPDATE_PARTY = packet('SMSG_LFG_UPDATE_PARTY', {
  updateType: lfgUpdateType,
  joinStatus: lfgJoinStatus,
  ...when(equals('joinStatus', lfgJoinStatus.values.JOINED), {
    joined: u8,
    queued: u8,
    noPartialClear: u8,
    achievements: u8,
    amountOfDungeons: countOf('dungeons', u8),
    dungeons: countedBy(u32, { field: 'amountOfDungeons', max: 255 }),
    comment: cstring({ maxBytes: 8000 }),
  }),
});

/** How the player's search stands. */
export const SMSG_LFG_UPDATE_PLAYER = packet('SMSG_LFG_UPDATE_PLAYER', {
  updateType: lfgUpdateType,
  joinStatus: lfgJoinStatus,
  ...when(equals('joinStatus', lfgJoinStatus.values.JOINED), {
    queued: u8,
    noPartialClear: u8,
    achievements: u8,
    amountOfDungeons: countOf('dungeons', u8),
    dungeons: countedBy(u32, { field: 'amountOfDungeons', max: 255 }),
    comment: cstring({ maxBytes: 8000 }),
  }),
});

/** Whether the player waits. */
export const SMSG_LFG_UPDATE_QUEUED = packet('SMSG_LFG_UPDATE_QUEUED', {
  queued: bool,
});

/** Whether the player looks at a place. */
export const SMSG_LFG_UPDATE_SEARCH = packet('SMSG_LFG_UPDATE_SEARCH', {
  inLfgQueue: bool,
});
