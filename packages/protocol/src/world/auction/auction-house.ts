import { enumeration, u32 } from '../../schema/wire.ts';

/** The values of auction house that the public notes name. */
export const auctionHouse = enumeration(u32, {
  STORMWIND: 1,
  ALLIANCE: 2,
  DARNASSUS: 3,
  UNDERCITY: 4,
  THUNDER_BLUFF: 5,
  HORDE: 6,
  GOBLIN: 7,
});
