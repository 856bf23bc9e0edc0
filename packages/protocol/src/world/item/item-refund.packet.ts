import { array, enumeration, equals, guid, packet, struct, u8, u32, when } from '../../schema/wire.ts';

const itemRefundResult = enumeration(u8, {
  SUCCESS: 0,
  FAILURE: 10,
});

const itemRefundExtra = struct({
  item: u32,
  amount: u32,
});

export const CMSG_ITEM_REFUND = packet('CMSG_ITEM_REFUND', {
  item: guid,
});

export const CMSG_ITEM_REFUND_INFO = packet('CMSG_ITEM_REFUND_INFO', {
  item: guid,
});

export const SMSG_ITEM_REFUND_INFO_RESPONSE = packet('SMSG_ITEM_REFUND_INFO_RESPONSE', {
  item: guid,
  moneyCost: u32,
  honorPointCost: u32,
  arenaPointCost: u32,
  extraItems: array(itemRefundExtra, 5),
  unknown1: u32,
  timeSinceLoss: u32,
});

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
