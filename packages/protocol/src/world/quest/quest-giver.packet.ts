import { countedBy, countOf, enumeration, guid, packet, struct, u8, u32 } from '../../schema/wire.ts';
import { questItemReward } from './quest-item-reward.ts';

const questFailedReason_1_12 = enumeration(u32, {
  DONT_HAVE_REQ: 0,
  QUEST_FAILED_LOW_LEVEL: 1,
  QUEST_FAILED_REQS: 2,
  QUEST_FAILED_INVENTORY_FULL: 4,
  QUEST_FAILED_WRONG_RACE: 6,
  QUEST_ONLY_ONE_TIMED: 12,
  QUEST_ALREADY_ON: 13,
  QUEST_FAILED_DUPLICATE_ITEM: 17,
  QUEST_FAILED_MISSING_ITEMS: 20,
  QUEST_FAILED_NOT_ENOUGH_MONEY: 22,
});

const questFailedReason_2_4 = enumeration(u32, {
  DONT_HAVE_REQ: 0,
  QUEST_FAILED_LOW_LEVEL: 1,
  QUEST_FAILED_WRONG_RACE: 6,
  QUEST_ALREADY_DONE: 7,
  QUEST_ONLY_ONE_TIMED: 12,
  QUEST_ALREADY_ON: 13,
  QUEST_FAILED_EXPANSION: 16,
  QUEST_ALREADY_ON2: 18,
  QUEST_FAILED_MISSING_ITEMS: 21,
  QUEST_FAILED_NOT_ENOUGH_MONEY: 23,
  DAILY_QUESTS_REMAINING: 26,
  QUEST_FAILED_CAIS: 27,
  DAILY_QUEST_COMPLETED_TODAY: 29,
});

const questGiverStatus_1_12 = enumeration(u8, {
  NONE: 0,
  UNAVAILABLE: 1,
  CHAT: 2,
  INCOMPLETE: 3,
  REWARD_REP: 4,
  AVAILABLE: 5,
  REWARD_OLD: 6,
  REWARD2: 7,
});

const questGiverStatus_2_4 = enumeration(u8, {
  NONE: 0,
  UNAVAILABLE: 1,
  CHAT: 2,
  INCOMPLETE: 3,
  REWARD_REP: 4,
  AVAILABLE_REP: 5,
  AVAILABLE: 6,
  REWARD_OLD: 7,
  REWARD2: 8,
});

const questGiverStatus_3_3 = enumeration(u8, {
  NONE: 0,
  UNAVAILABLE: 1,
  LOW_LEVEL_AVAILABLE: 2,
  LOW_LEVEL_REWARD_REP: 3,
  LOW_LEVEL_AVAILABLE_REP: 4,
  INCOMPLETE: 5,
  REWARD_REP: 6,
  AVAILABLE_REP: 7,
  AVAILABLE: 8,
  REWARD2: 9,
  REWARD: 10,
});

const questGiverStatusReport_2_4 = struct({
  npc: guid,
  dialogStatus: questGiverStatus_2_4,
});

const questGiverStatusReport_3_3 = struct({
  npc: guid,
  dialogStatus: questGiverStatus_3_3,
});

/** Accepts a quest. */
export const CMSG_QUESTGIVER_ACCEPT_QUEST = packet('CMSG_QUESTGIVER_ACCEPT_QUEST', {
  guid: guid,
  questId: u32,
});

/** Ends the conversation about a quest. */
export const CMSG_QUESTGIVER_CANCEL = packet('CMSG_QUESTGIVER_CANCEL', {});

/** Chooses a reward and ends a quest. */
export const CMSG_QUESTGIVER_CHOOSE_REWARD = packet('CMSG_QUESTGIVER_CHOOSE_REWARD', {
  guid: guid,
  questId: u32,
  reward: u32,
});

/** Wants to end a quest. */
export const CMSG_QUESTGIVER_COMPLETE_QUEST = packet('CMSG_QUESTGIVER_COMPLETE_QUEST', {
  guid: guid,
  questId: u32,
});

/** Talks to somebody about quests. */
export const CMSG_QUESTGIVER_HELLO = packet('CMSG_QUESTGIVER_HELLO', {
  guid: guid,
});

/** Asks for one of the quests offered. */
export const CMSG_QUESTGIVER_QUERY_QUEST_1_12 = packet('CMSG_QUESTGIVER_QUERY_QUEST', {
  guid: guid,
  questId: u32,
});

/** The same as 3.3.5a has it. */
export const CMSG_QUESTGIVER_QUERY_QUEST_3_3 = packet('CMSG_QUESTGIVER_QUERY_QUEST', {
  guid: guid,
  questId: u32,
  unknown1: u8,
});

/** A quest that begins by itself. */
export const CMSG_QUESTGIVER_QUEST_AUTOLAUNCH = packet('CMSG_QUESTGIVER_QUEST_AUTOLAUNCH', {});

/** Asks for the reward. */
export const CMSG_QUESTGIVER_REQUEST_REWARD = packet('CMSG_QUESTGIVER_REQUEST_REWARD', {
  guid: guid,
  questId: u32,
});

/** Asks for the marks above everybody in sight. */
export const CMSG_QUESTGIVER_STATUS_MULTIPLE_QUERY = packet('CMSG_QUESTGIVER_STATUS_MULTIPLE_QUERY', {});

/** Asks for the mark above somebody. */
export const CMSG_QUESTGIVER_STATUS_QUERY = packet('CMSG_QUESTGIVER_STATUS_QUERY', {
  guid: guid,
});

/** A quest is done, and what it brought. */
export const SMSG_QUESTGIVER_QUEST_COMPLETE_1_12 = packet('SMSG_QUESTGIVER_QUEST_COMPLETE', {
  questId: u32,
  unknown: u32,
  experienceReward: u32,
  moneyReward: u32,
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemReward, { field: 'amountOfItemRewards', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_QUESTGIVER_QUEST_COMPLETE_2_4 = packet('SMSG_QUESTGIVER_QUEST_COMPLETE', {
  questId: u32,
  unknown: u32,
  experienceReward: u32,
  moneyReward: u32,
  honorReward: u32,
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemReward, { field: 'amountOfItemRewards', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_QUESTGIVER_QUEST_COMPLETE_3_3 = packet('SMSG_QUESTGIVER_QUEST_COMPLETE', {
  questId: u32,
  unknown: u32,
  experienceReward: u32,
  moneyReward: u32,
  honorReward: u32,
  talentReward: u32,
  arenaPointReward: u32,
  amountOfItemRewards: countOf('itemRewards', u32),
  itemRewards: countedBy(questItemReward, { field: 'amountOfItemRewards', max: 4096 }),
});

/** Why a quest could not be done. */
export const SMSG_QUESTGIVER_QUEST_FAILED_1_12 = packet('SMSG_QUESTGIVER_QUEST_FAILED', {
  questId: u32,
  reason: questFailedReason_1_12,
});

/** The same as 2.4.3 has it. */
export const SMSG_QUESTGIVER_QUEST_FAILED_2_4 = packet('SMSG_QUESTGIVER_QUEST_FAILED', {
  questId: u32,
  reason: questFailedReason_2_4,
});

/** Why a quest cannot be taken. */
export const SMSG_QUESTGIVER_QUEST_INVALID_1_12 = packet('SMSG_QUESTGIVER_QUEST_INVALID', {
  msg: questFailedReason_1_12,
});

/** The same as 2.4.3 has it. */
export const SMSG_QUESTGIVER_QUEST_INVALID_2_4 = packet('SMSG_QUESTGIVER_QUEST_INVALID', {
  msg: questFailedReason_2_4,
});

/** The mark above somebody. */
export const SMSG_QUESTGIVER_STATUS_1_12 = packet('SMSG_QUESTGIVER_STATUS', {
  guid: guid,
  status: enumeration(u32, questGiverStatus_1_12.values),
});

/** The same as 2.4.3 has it. */
export const SMSG_QUESTGIVER_STATUS_2_4 = packet('SMSG_QUESTGIVER_STATUS', {
  guid: guid,
  status: enumeration(u32, questGiverStatus_2_4.values),
});

/** The same as 3.3.5a has it. */
export const SMSG_QUESTGIVER_STATUS_3_3 = packet('SMSG_QUESTGIVER_STATUS', {
  guid: guid,
  status: enumeration(u32, questGiverStatus_3_3.values),
});

/** The marks above everybody in sight. */
export const SMSG_QUESTGIVER_STATUS_MULTIPLE_2_4 = packet('SMSG_QUESTGIVER_STATUS_MULTIPLE', {
  amountOfStatuses: countOf('statuses', u32),
  statuses: countedBy(questGiverStatusReport_2_4, { field: 'amountOfStatuses', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_QUESTGIVER_STATUS_MULTIPLE_3_3 = packet('SMSG_QUESTGIVER_STATUS_MULTIPLE', {
  amountOfStatuses: countOf('statuses', u32),
  statuses: countedBy(questGiverStatusReport_3_3, { field: 'amountOfStatuses', max: 4096 }),
});
