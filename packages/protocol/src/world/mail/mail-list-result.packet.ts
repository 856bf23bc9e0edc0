import {
  array,
  countedBy,
  countOf,
  cstring,
  custom,
  enumeration,
  equals,
  f32,
  guid,
  packet,
  sized,
  struct,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';

/** Who sent a mail, which says how the sender is given. */
const mailType = enumeration(u8, { NORMAL: 0, AUCTION: 2, CREATURE: 3, GAMEOBJECT: 4, ITEM: 5 });
const sender_1_12 = when(equals('messageType', mailType.values.NORMAL), { sender: guid }).otherwise({
  ...when(equals('messageType', mailType.values.CREATURE, mailType.values.GAMEOBJECT), { senderId: u32 }).otherwise({
    ...when(equals('messageType', mailType.values.AUCTION), { auctionId: u32 }),
  }),
});
const sender_2_4 = when(equals('messageType', mailType.values.NORMAL), { sender: guid }).otherwise({
  ...when(equals('messageType', mailType.values.CREATURE, mailType.values.GAMEOBJECT), { senderId: u32 }).otherwise({
    ...when(equals('messageType', mailType.values.AUCTION), { auctionId: u32 }).otherwise({
      ...when(equals('messageType', mailType.values.ITEM), { item: u32 }),
    }),
  }),
});
const subject = cstring({ maxBytes: 255 });
/** Longest text of a mail, bytes: 2,000 characters of four bytes. */
const text = cstring({ maxBytes: 8000 });
const enchant = struct({ charges: u32, duration: u32, enchantId: u32 });

const mail_1_12 = struct({
  messageId: u32,
  messageType: mailType,
  ...sender_1_12,
  subject,
  itemTextId: u32,
  unknown1: u32,
  stationery: u32,
  item: u32,
  itemEnchantId: u32,
  itemRandomPropertyId: u32,
  itemSuffixFactor: u32,
  itemStackSize: u8,
  itemSpellCharges: u32,
  maxDurability: u32,
  durability: u32,
  money: u32,
  cashOnDeliveryAmount: u32,
  checkedTimestamp: u32,
  expirationTime: f32,
  mailTemplateId: u32,
});

/** The size of a mail counts its own two bytes. Source: the public servers of 2.4.3 and 3.3.5a. */
const sizeWithItself = custom<number>('size that counts itself', {
  minBytes: 2,
  read: (reader) => Math.max(0, reader.u16() - 2),
  write: (writer, size) => {
    if (size > 0xfffd) writer.fault('the mail is too large');
    writer.u16(size + 2);
  },
});

const item = (enchants: number, end: Record<string, typeof u8>) =>
  struct({
    itemIndex: u8,
    lowGuid: u32,
    item: u32,
    enchants: array(enchant, enchants),
    itemRandomPropertyId: u32,
    itemSuffixFactor: u32,
    itemAmount: u8,
    charges: u32,
    maxDurability: u32,
    durability: u32,
    ...end,
  });
/** Most things in one mail. */
const attachments = { field: 'amountOfItems', max: 16 } as const;
const postage = { stationery: u32, money: u32, flags: u32, expirationTime: f32, mailTemplateId: u32, subject } as const;
const start = { messageId: u32, messageType: mailType, ...sender_2_4, cashOnDelivery: u32 };
const mail_2_4 = struct({
  ...sized(sizeWithItself, {
    ...start,
    itemTextId: u32,
    unknown: u32,
    ...postage,
    amountOfItems: countOf('items', u8),
    items: countedBy(item(6, {}), attachments),
  }),
});
const mail_3_3 = struct({
  ...sized(sizeWithItself, {
    ...start,
    unknown: u32,
    ...postage,
    message: text,
    amountOfItems: countOf('items', u8),
    items: countedBy(item(7, { unknown: u8 }), attachments),
  }),
});
const mails = { field: 'amountOfMails', max: 255 } as const;

/** The mails of a character. `expirationTime` counts days. */
export const SMSG_MAIL_LIST_RESULT_1_12 = packet('SMSG_MAIL_LIST_RESULT', {
  amountOfMails: countOf('mails', u8),
  mails: countedBy(mail_1_12, mails),
});
/** The same with several things in one mail. */
export const SMSG_MAIL_LIST_RESULT_2_4 = packet('SMSG_MAIL_LIST_RESULT', {
  amountOfMails: countOf('mails', u8),
  mails: countedBy(mail_2_4, mails),
});
/** The same with the text, and the number of all mails, because only 50 or so are sent. */
export const SMSG_MAIL_LIST_RESULT_3_3 = packet('SMSG_MAIL_LIST_RESULT', {
  realMailAmount: u32,
  amountOfMails: countOf('mails', u8),
  mails: countedBy(mail_3_3, mails),
});
