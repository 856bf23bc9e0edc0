import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of item quality that the public notes name. */
export const itemQuality = enumeration(u8, {
  POOR: 0,
  NORMAL: 1,
  UNCOMMON: 2,
  RARE: 3,
  EPIC: 4,
  LEGENDARY: 5,
  ARTIFACT: 6,
  HEIRLOOM: 7,
});
