import {
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  f32,
  guid,
  packet,
  struct,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { auctionHouse } from '../auction/auction-house.ts';

const mailMessageType = enumeration(u32, {
  NORMAL: 0,
  AUCTION: 2,
  CREATURE: 3,
  GAMEOBJECT: 4,
  ITEM: 5,
});

const mailAction = enumeration(u32, {
  SEND: 0,
  MONEY_TAKEN: 1,
  ITEM_TAKEN: 2,
  RETURNED_TO_SENDER: 3,
  DELETED: 4,
  MADE_PERMANENT: 5,
});

const mailResult = enumeration(u32, {
  OK: 0,
  ERR_EQUIP_ERROR: 1,
  ERR_CANNOT_SEND_TO_SELF: 2,
  ERR_NOT_ENOUGH_MONEY: 3,
  ERR_RECIPIENT_NOT_FOUND: 4,
  ERR_NOT_YOUR_TEAM: 5,
  ERR_INTERNAL_ERROR: 6,
  ERR_DISABLED_FOR_TRIAL_ACC: 14,
  ERR_RECIPIENT_CAP_REACHED: 15,
  ERR_CANT_SEND_WRAPPED_COD: 16,
  ERR_MAIL_AND_CHAT_SUSPENDED: 17,
  ERR_TOO_MANY_ATTACHMENTS: 18,
  ERR_MAIL_ATTACHMENT_INVALID: 19,
  ERR_ITEM_HAS_EXPIRED: 21,
});

const mailResultTwo = enumeration(u32, {
  OK: 0,
  ERR_EQUIP_ERROR: 1,
  ERR_CANNOT_SEND_TO_SELF: 2,
  ERR_NOT_ENOUGH_MONEY: 3,
  ERR_RECIPIENT_NOT_FOUND: 4,
  ERR_NOT_YOUR_TEAM: 5,
  ERR_INTERNAL_ERROR: 6,
  ERR_DISABLED_FOR_TRIAL_ACC: 14,
  ERR_RECIPIENT_CAP_REACHED: 15,
  ERR_CANT_SEND_WRAPPED_COD: 16,
  ERR_MAIL_AND_CHAT_SUSPENDED: 17,
  ERR_TOO_MANY_ATTACHMENTS: 18,
  ERR_MAIL_ATTACHMENT_INVALID: 19,
  ERR_ITEM_HAS_EXPIRED: 21,
});

const mailItem = struct({
  item: guid,
  slot: u8,
});

const receivedMail = struct({
  sender: guid,
  auctionHouse: auctionHouse,
  messageType: mailMessageType,
  stationery: u32,
  time: f32,
});

/** Makes a letter of a mail's text. */
export const CMSG_MAIL_CREATE_TEXT_ITEM_1_12 = packet('CMSG_MAIL_CREATE_TEXT_ITEM', {
  mailbox: guid,
  mailId: u32,
  mailTemplateId: u32,
});

/** The same as 3.3.5a has it. */
export const CMSG_MAIL_CREATE_TEXT_ITEM_3_3 = packet('CMSG_MAIL_CREATE_TEXT_ITEM', {
  mailbox: guid,
  mailId: u32,
});

/** Deletes a mail. */
export const CMSG_MAIL_DELETE_1_12 = packet('CMSG_MAIL_DELETE', {
  mailboxId: guid,
  mailId: u32,
});

/** The same as 2.4.3 has it. */
export const CMSG_MAIL_DELETE_2_4 = packet('CMSG_MAIL_DELETE', {
  mailboxId: guid,
  mailId: u32,
  mailTemplateId: u32,
});

/** A mail was read. */
export const CMSG_MAIL_MARK_AS_READ = packet('CMSG_MAIL_MARK_AS_READ', {
  mailbox: guid,
  mailId: u32,
});

/** Sends a mail back. */
export const CMSG_MAIL_RETURN_TO_SENDER = packet('CMSG_MAIL_RETURN_TO_SENDER', {
  mailboxId: guid,
  mailId: u32,
});

/** Takes something out of a mail. */
export const CMSG_MAIL_TAKE_ITEM_1_12 = packet('CMSG_MAIL_TAKE_ITEM', {
  mailbox: guid,
  mailId: u32,
});

/** The same as 2.4.3 has it. */
export const CMSG_MAIL_TAKE_ITEM_2_4 = packet('CMSG_MAIL_TAKE_ITEM', {
  mailbox: guid,
  mailId: u32,
  item: u32,
});

/** Takes the copper out of a mail. */
export const CMSG_MAIL_TAKE_MONEY = packet('CMSG_MAIL_TAKE_MONEY', {
  mailbox: guid,
  mailId: u32,
});

/** Sends a mail. */
export const CMSG_SEND_MAIL_1_12 = packet('CMSG_SEND_MAIL', {
  mailbox: guid,
  receiver: cstring({ maxBytes: 48 }),
  subject: cstring({ maxBytes: 255 }),
  body: cstring({ maxBytes: 8000 }),
  unknown1: u32,
  unknown2: u32,
  item: guid,
  money: u32,
  cashOnDeliveryAmount: u32,
  unknown3: u32,
  unknown4: u32,
});

/** The same as 2.4.3 has it. */
export const CMSG_SEND_MAIL_2_4 = packet('CMSG_SEND_MAIL', {
  mailbox: guid,
  receiver: cstring({ maxBytes: 48 }),
  subject: cstring({ maxBytes: 255 }),
  body: cstring({ maxBytes: 8000 }),
  unknown1: u32,
  unknown2: u32,
  amountOfItems: countOf('items', u8),
  items: countedBy(mailItem, { field: 'amountOfItems', max: 255 }),
  money: u32,
  cashOnDeliveryAmount: u32,
  unknown3: u32,
  unknown4: u32,
});

/** Asks whether mail waits; sent at login. */
export const MSG_QUERY_NEXT_MAIL_TIME_Client = packet('MSG_QUERY_NEXT_MAIL_TIME_Client', {});

/** When the next mail comes; a time in the past means that none waits. */
export const MSG_QUERY_NEXT_MAIL_TIME_Server_1_12 = packet('MSG_QUERY_NEXT_MAIL_TIME_Server', {
  unreadMails: f32,
});

/** The same as 2.4.3 has it. */
export const MSG_QUERY_NEXT_MAIL_TIME_Server_2_4 = packet('MSG_QUERY_NEXT_MAIL_TIME_Server', {
  float: u32,
  amountOfMails: countOf('mails', u32),
  mails: countedBy(receivedMail, { field: 'amountOfMails', max: 4096 }),
});

/** Mail has come. */
export const SMSG_RECEIVED_MAIL = packet('SMSG_RECEIVED_MAIL', {
  unknown1: u32,
});

/** What came of a request about mail. */
export const SMSG_SEND_MAIL_RESULT = packet('SMSG_SEND_MAIL_RESULT', {
  mailId: u32,
  action: mailAction,
  ...when(equals('action', mailAction.values.ITEM_TAKEN), {
    result: mailResult,
    ...when(equals('result', mailResult.values.ERR_EQUIP_ERROR), {
      equipError: u32,
    }).otherwise({
      item: u32,
      itemCount: u32,
    }),
  }).otherwise({
    result2: mailResultTwo,
    ...when(equals('result2', mailResultTwo.values.ERR_EQUIP_ERROR), {
      equipError2: u32,
    }),
  }),
});

/** Opens a mailbox. */
export const SMSG_SHOW_MAILBOX = packet('SMSG_SHOW_MAILBOX', {
  guid: guid,
});
