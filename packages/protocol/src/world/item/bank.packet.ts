import { enumeration, guid, packet, u8, u32 } from '../../schema/wire.ts';

const buyBankSlotResult = enumeration(u32, {
  FAILED_TOO_MANY: 0,
  INSUFFICIENT_FUNDS: 1,
  NOT_BANKER: 2,
  OK: 3,
});

/** Puts something into the bank. */
export const CMSG_AUTOBANK_ITEM = packet('CMSG_AUTOBANK_ITEM', {
  bagIndex: u8,
  slotIndex: u8,
});

/** Takes something out of the bank. */
export const CMSG_AUTOSTORE_BANK_ITEM = packet('CMSG_AUTOSTORE_BANK_ITEM', {
  bagIndex: u8,
  slotIndex: u8,
});

/** Opens the bank. */
export const CMSG_BANKER_ACTIVATE = packet('CMSG_BANKER_ACTIVATE', {
  guid: guid,
});

/** Buys room for a bag in the bank. */
export const CMSG_BUY_BANK_SLOT = packet('CMSG_BUY_BANK_SLOT', {
  guid: guid,
});

/** Whether the room was bought. */
export const SMSG_BUY_BANK_SLOT_RESULT = packet('SMSG_BUY_BANK_SLOT_RESULT', {
  result: buyBankSlotResult,
});

/** Shows the bank. */
export const SMSG_SHOW_BANK = packet('SMSG_SHOW_BANK', {
  guid: guid,
});
