import { array, enumeration, equals, guid, packet, struct, u8, u32, when } from '../../schema/wire.ts';

const itemRefundResult = enumeration(u8, {
  SUCCESS: 0,
  FAILURE: 10,
});

const itemRefundExtra = struct({
  item: u32,
  amount: u32,
});

/** Gives something back to its vendor. */
export const CMSG_ITEM_REFUND = packet('CMSG_ITEM_REFUND', {
  item: guid,
});

/** Asks what would be paid back. */
export const CMSG_ITEM_REFUND_INFO = packet('CMSG_ITEM_REFUND_INFO', {
  item: guid,
});

/** What would be paid back. */
export const SMSG_ITEM_REFUND_INFO_RESPONSE = packet('SMSG_ITEM_REFUND_INFO_RESPONSE', {
  item: guid,
  moneyCost: u32,
  honorPointCost: u32,
  arenaPointCost: u32,
  extraItems: array(itemRefundExtra, 5),
  unknown1: u32,
  timeSinceLoss: u32,
});

/** Whether it was paid back. */
export const SMSG_ITEM_REFUND_RESULT = packet('SMSG_ITEM_REFUND_RESULT', {
  item: guid,
  result: itemRefundResult,
  ...when(equals('result', itemRefundResult.values.SUCCESS), {
    cost: u32,
    honorPointCost: u32,
    arenaPointCost: u32,
    extraItems: array(itemRefundExtra, 5),
  }),
});
