import { enumeration, packet, u8, u32 } from '../../schema/wire.ts';

const barberShopResult = enumeration(u8, {
  OK: 0,
  NOT_ENOUGH_MONEY: 1,
  MUST_BE_SEATED_IN_BARBER_CHAIR: 2,
  NOT_ENOUGH_MONEY2: 3,
});

/** Buys new hair at a barber. */
export const CMSG_ALTER_APPEARANCE = packet('CMSG_ALTER_APPEARANCE', {
  hair: u32,
  hairColor: u32,
  facialHair: u32,
});

/** Whether the barber did it. */
export const SMSG_BARBER_SHOP_RESULT = packet('SMSG_BARBER_SHOP_RESULT', {
  result: enumeration(u32, barberShopResult.values),
});

/** Opens the barber's window. */
export const SMSG_ENABLE_BARBER_SHOP = packet('SMSG_ENABLE_BARBER_SHOP', {});
