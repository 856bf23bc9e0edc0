import { cstring, enumeration, guid, packet, u8, u32 } from '../../schema/wire.ts';

const questPartyMessage_1_12 = enumeration(u8, {
  SHARING_QUEST: 0,
  CANT_TAKE_QUEST: 1,
  ACCEPT_QUEST: 2,
  DECLINE_QUEST: 3,
  TOO_FAR: 4,
  BUSY: 5,
  LOG_FULL: 6,
  HAVE_QUEST: 7,
  FINISH_QUEST: 8,
});

const questPartyMessage_3_3 = enumeration(u8, {
  MSG_SHARING_QUEST: 0,
  MSG_CANT_TAKE_QUEST: 1,
  MSG_ACCEPT_QUEST: 2,
  MSG_REFUSE_QUEST: 3,
  MSG_BUSY: 4,
  MSG_LOG_FULL: 5,
  MSG_HAVE_QUEST: 6,
  MSG_FINISH_QUEST: 7,
  MSG_CANT_BE_SHARED_TODAY: 8,
  MSG_SHARING_TIMER_EXPIRED: 9,
  MSG_NOT_IN_PARTY: 10,
  MSG_DIFFERENT_SERVER_DAILY: 11,
});

/** Shares a quest with the group. */
export const CMSG_PUSHQUESTTOPARTY = packet('CMSG_PUSHQUESTTOPARTY', {
  questId: u32,
});

/** Gives a quest up. */
export const CMSG_QUESTLOG_REMOVE_QUEST = packet('CMSG_QUESTLOG_REMOVE_QUEST', {
  slot: u8,
});

/** Swaps two places of the quest log. */
export const CMSG_QUESTLOG_SWAP_QUEST = packet('CMSG_QUESTLOG_SWAP_QUEST', {
  slot1: u8,
  slot2: u8,
});

/** Joins in a quest that a member began. */
export const CMSG_QUEST_CONFIRM_ACCEPT = packet('CMSG_QUEST_CONFIRM_ACCEPT', {
  questId: u32,
});

/** What a member did with a shared quest. */
export const MSG_QUEST_PUSH_RESULT_1_12 = packet('MSG_QUEST_PUSH_RESULT', {
  guid: guid,
  message: questPartyMessage_1_12,
});

/** The same as 3.3.5a has it. */
export const MSG_QUEST_PUSH_RESULT_3_3 = packet('MSG_QUEST_PUSH_RESULT', {
  guid: guid,
  message: questPartyMessage_3_3,
});

/** The quest log is full. */
export const SMSG_QUESTLOG_FULL = packet('SMSG_QUESTLOG_FULL', {});

/** Something for a quest was found. */
export const SMSG_QUESTUPDATE_ADD_ITEM = packet('SMSG_QUESTUPDATE_ADD_ITEM', {
  requiredItemId: u32,
  itemsRequired: u32,
});

/** Something for a quest was killed or used. */
export const SMSG_QUESTUPDATE_ADD_KILL = packet('SMSG_QUESTUPDATE_ADD_KILL', {
  questId: u32,
  creatureId: u32,
  killCount: u32,
  requiredKillCount: u32,
  guid: guid,
});

/** A player was killed for a quest. */
export const SMSG_QUESTUPDATE_ADD_PVP_KILL = packet('SMSG_QUESTUPDATE_ADD_PVP_KILL', {
  questId: u32,
  count: u32,
  playersSlain: u32,
});

/** Everything for a quest is done. */
export const SMSG_QUESTUPDATE_COMPLETE = packet('SMSG_QUESTUPDATE_COMPLETE', {
  questId: u32,
});

/** A quest failed. */
export const SMSG_QUESTUPDATE_FAILED = packet('SMSG_QUESTUPDATE_FAILED', {
  questId: u32,
});

/** A quest failed because its time is over. */
export const SMSG_QUESTUPDATE_FAILEDTIMER = packet('SMSG_QUESTUPDATE_FAILEDTIMER', {
  questId: u32,
});

/** A member began a quest; whether to join in. */
export const SMSG_QUEST_CONFIRM_ACCEPT = packet('SMSG_QUEST_CONFIRM_ACCEPT', {
  questId: u32,
  questTitle: cstring({ maxBytes: 255 }),
  guid: guid,
});

/** A quest was taken away. */
export const SMSG_QUEST_FORCE_REMOVE = packet('SMSG_QUEST_FORCE_REMOVE', {
  questId: u32,
});
