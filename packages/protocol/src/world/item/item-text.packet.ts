import { cstring, enumeration, equals, guid, packet, u8, u32, when } from '../../schema/wire.ts';
import { inventoryType } from '../character/inventory-type.ts';

const itemTextQuery = enumeration(u8, {
  HAS_TEXT: 0,
  NO_TEXT: 1,
});

/** Asks for the name of a kind of item. */
export const CMSG_ITEM_NAME_QUERY = packet('CMSG_ITEM_NAME_QUERY', {
  item: u32,
  guid: guid,
});

/** Asks for the text on an item. */
export const CMSG_ITEM_TEXT_QUERY_1_12 = packet('CMSG_ITEM_TEXT_QUERY', {
  itemTextId: u32,
  mailId: u32,
  unknown1: u32,
});

/** The same as 3.3.5a has it. */
export const CMSG_ITEM_TEXT_QUERY_3_3 = packet('CMSG_ITEM_TEXT_QUERY', {
  item: guid,
});

/** Reads an item. */
export const CMSG_READ_ITEM = packet('CMSG_READ_ITEM', {
  bagIndex: u8,
  slot: u8,
});

/** The name of a kind of item. */
export const SMSG_ITEM_NAME_QUERY_RESPONSE_1_12 = packet('SMSG_ITEM_NAME_QUERY_RESPONSE', {
  item: u32,
  itemName: cstring({ maxBytes: 255 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_ITEM_NAME_QUERY_RESPONSE_2_4 = packet('SMSG_ITEM_NAME_QUERY_RESPONSE', {
  item: u32,
  itemName: cstring({ maxBytes: 255 }),
  inventoryType: inventoryType,
});

/** The text on an item. */
export const SMSG_ITEM_TEXT_QUERY_RESPONSE_1_12 = packet('SMSG_ITEM_TEXT_QUERY_RESPONSE', {
  itemTextId: u32,
  text: cstring({ maxBytes: 8000 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_ITEM_TEXT_QUERY_RESPONSE_3_3 = packet('SMSG_ITEM_TEXT_QUERY_RESPONSE', {
  query: itemTextQuery,
  ...when(equals('query', itemTextQuery.values.HAS_TEXT), {
    item: guid,
    text: cstring({ maxBytes: 8000 }),
  }),
});

/** The item cannot be read. */
export const SMSG_READ_ITEM_FAILED = packet('SMSG_READ_ITEM_FAILED', {
  guid: guid,
});

/** The item may be read. */
export const SMSG_READ_ITEM_OK = packet('SMSG_READ_ITEM_OK', {
  guid: guid,
});
