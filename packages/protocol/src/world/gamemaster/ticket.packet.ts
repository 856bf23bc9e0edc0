import {
  bool,
  countedBy,
  countOf,
  cstring,
  deflated,
  enumeration,
  equals,
  f32,
  packet,
  restBytes,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';

const gmTicketType_1_12 = enumeration(u8, {
  STUCK: 1,
  BEHAVIOR_HARASSMENT: 2,
  GUILD: 3,
  ITEM: 4,
  ENVIRONMENTAL: 5,
  NONQUEST_CREEP: 6,
  QUEST_QUESTNPC: 7,
  TECHNICAL: 8,
  ACCOUNT_BILLING: 9,
  CHARACTER: 10,
});

const gmTicketType_2_4 = enumeration(u8, {
  NOT_SET: 0,
  STUCK: 1,
  BEHAVIOR_HARASSMENT: 2,
  GUILD: 3,
  ITEM: 4,
  ENVIRONMENTAL: 5,
  NON_QUEST_CREEP: 6,
  QUEST_QUEST_NPC: 7,
  TECHNICAL: 8,
  ACCOUNT_BILLING: 9,
  CHARACTER: 10,
  ARENA_HONOR_ITEM_ISSUES: 11,
  ARENA_HONOR_POINTS_ISSUES: 12,
  BOTTING_CHEATING_HACKING: 13,
  BUG_REPORT: 14,
  COMPROMISED_ACCOUNT_ISSUE: 15,
  GAME_SUGGESTIONS: 16,
  GAMEPLAY_QUESTION: 17,
  GUILD_BANK_ISSUE: 18,
  GUILD_MASTER_ISSUE: 19,
  HARASSMENT_SCAM_REPORT: 20,
  INAPPROPRIATE_NAME_GUILD_ARENA_CHARACTER_PET: 21,
  KNOWN_ISSUE_FIX: 22,
  LATENCY_LAG_REPORT: 23,
  LOOTING_ISSUE_MISTAKE: 24,
  MAIL_ISSUE: 25,
  NON_IN_GAME_RELATED_INQUIRY: 26,
  PARENTAL_CONTROLS_CAIS: 27,
  PCNC: 28,
  PCT: 29,
  RESTORATION_STATUS_FOLLOW_UP: 30,
  SERVER_INSTANCE_ISSUES: 31,
  SPAM: 32,
  SUICIDE_CASE: 33,
  SUSPENSION_QUESTIONS: 34,
  TECHNICAL_SOUND_GRAPHICS_ISSUE: 35,
  UI_ISSUE: 36,
});

const gmTicketResponse = enumeration(u32, {
  NOT_EXIST: 0,
  ALREADY_EXIST: 1,
  CREATE_SUCCESS: 2,
  CREATE_ERROR: 3,
  UPDATE_SUCCESS: 4,
  UPDATE_ERROR: 5,
  TICKET_DELETED: 9,
});

const gmTicketStatus = enumeration(u32, {
  DB_ERROR: 0,
  HAS_TEXT: 6,
  DEFAULT: 10,
});

const gmTicketEscalationStatus = enumeration(u8, {
  GMTICKET_ASSIGNEDTOGM_STATUS_NOT_ASSIGNED: 0,
  GMTICKET_ASSIGNEDTOGM_STATUS_ASSIGNED: 1,
  GMTICKET_ASSIGNEDTOGM_STATUS_ESCALATED: 2,
});

const gmTicketQueueStatus = enumeration(u32, {
  DISABLED: 0,
  ENABLED: 1,
});

const gmTicketStatusResponse = enumeration(u32, {
  UPDATED: 1,
  CLOSED: 2,
  SURVEY: 3,
});

/** A game master switches the ticket system. */
export const CMSG_GMTICKETSYSTEM_TOGGLE = packet('CMSG_GMTICKETSYSTEM_TOGGLE', {});

/** Writes a ticket. Complaints may carry the chat log. */
export const CMSG_GMTICKET_CREATE_1_12 = packet('CMSG_GMTICKET_CREATE', {
  category: gmTicketType_1_12,
  map: u32,
  position: vector3d,
  message: cstring({ maxBytes: 8000 }),
  reservedForFutureUse: cstring({ maxBytes: 255 }),
  ...when(equals('category', gmTicketType_1_12.values.BEHAVIOR_HARASSMENT), {
    chatDataLineCount: u32,
    compressedChatData: deflated(restBytes({ maxBytes: 65535 }), { maxBytes: 0xffff }),
  }),
});

/** The same as 2.4.3 has it. */
export const CMSG_GMTICKET_CREATE_2_4 = packet('CMSG_GMTICKET_CREATE', {
  category: gmTicketType_2_4,
  map: u32,
  position: vector3d,
  message: cstring({ maxBytes: 8000 }),
  reservedForFutureUse: cstring({ maxBytes: 255 }),
  ...when(equals('category', gmTicketType_2_4.values.BEHAVIOR_HARASSMENT), {
    chatDataLineCount: u32,
    compressedChatData: deflated(restBytes({ maxBytes: 65535 }), { maxBytes: 0xffff }),
  }),
});

/** The same as 3.3.5a has it. */
export const CMSG_GMTICKET_CREATE_3_3 = packet('CMSG_GMTICKET_CREATE', {
  map: u32,
  position: vector3d,
  message: cstring({ maxBytes: 8000 }),
  needsResponse: bool,
  needsMoreHelp: bool,
  numOfTimes: countOf('times', u32),
  times: countedBy(u32, { field: 'numOfTimes', max: 256 }),
  compressedData: deflated(restBytes({ maxBytes: 65535 }), { maxBytes: 0xffff }),
});

/** Withdraws the ticket. */
export const CMSG_GMTICKET_DELETETICKET = packet('CMSG_GMTICKET_DELETETICKET', {});

/** Asks for the player's ticket; sent at each login. */
export const CMSG_GMTICKET_GETTICKET = packet('CMSG_GMTICKET_GETTICKET', {});

/** Asks whether tickets are taken. */
export const CMSG_GMTICKET_SYSTEMSTATUS = packet('CMSG_GMTICKET_SYSTEMSTATUS', {});

/** Changes the text of the ticket. */
export const CMSG_GMTICKET_UPDATETEXT_1_12 = packet('CMSG_GMTICKET_UPDATETEXT', {
  ticketType: gmTicketType_1_12,
  message: cstring({ maxBytes: 8000 }),
});

/** The same as 2.4.3 has it. */
export const CMSG_GMTICKET_UPDATETEXT_2_4 = packet('CMSG_GMTICKET_UPDATETEXT', {
  message: cstring({ maxBytes: 8000 }),
});

/** Whether the ticket was taken. */
export const SMSG_GMTICKET_CREATE = packet('SMSG_GMTICKET_CREATE', {
  response: gmTicketResponse,
});

/** Whether the ticket was withdrawn. */
export const SMSG_GMTICKET_DELETETICKET = packet('SMSG_GMTICKET_DELETETICKET', {
  response: gmTicketResponse,
});

/** The player's ticket, if there is one. */
export const SMSG_GMTICKET_GETTICKET_1_12 = packet('SMSG_GMTICKET_GETTICKET', {
  status: gmTicketStatus,
  ...when(equals('status', gmTicketStatus.values.HAS_TEXT), {
    text: cstring({ maxBytes: 8000 }),
    ticketType: gmTicketType_1_12,
    daysSinceTicketCreation: f32,
    daysSinceOldestTicketCreation: f32,
    daysSinceLastUpdated: f32,
    escalationStatus: gmTicketEscalationStatus,
    readByGm: bool,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_GMTICKET_GETTICKET_2_4 = packet('SMSG_GMTICKET_GETTICKET', {
  status: gmTicketStatus,
  ...when(equals('status', gmTicketStatus.values.HAS_TEXT), {
    text: cstring({ maxBytes: 8000 }),
    ticketType: gmTicketType_2_4,
    daysSinceTicketCreation: f32,
    daysSinceOldestTicketCreation: f32,
    daysSinceLastUpdated: f32,
    escalationStatus: gmTicketEscalationStatus,
    readByGm: bool,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_GMTICKET_GETTICKET_3_3 = packet('SMSG_GMTICKET_GETTICKET', {
  status: gmTicketStatus,
  ...when(equals('status', gmTicketStatus.values.HAS_TEXT), {
    id: u32,
    text: cstring({ maxBytes: 8000 }),
    needMoreHelp: bool,
    daysSinceTicketCreation: f32,
    daysSinceOldestTicketCreation: f32,
    daysSinceLastUpdated: f32,
    escalationStatus: gmTicketEscalationStatus,
    readByGm: bool,
  }),
});

/** Whether tickets are taken. */
export const SMSG_GMTICKET_SYSTEMSTATUS = packet('SMSG_GMTICKET_SYSTEMSTATUS', {
  willAcceptTickets: gmTicketQueueStatus,
});

/** Whether the text was changed. */
export const SMSG_GMTICKET_UPDATETEXT = packet('SMSG_GMTICKET_UPDATETEXT', {
  response: gmTicketResponse,
});

/** A ticket was changed or closed by a game master. */
export const SMSG_GM_TICKET_STATUS_UPDATE = packet('SMSG_GM_TICKET_STATUS_UPDATE', {
  response: gmTicketStatusResponse,
});
