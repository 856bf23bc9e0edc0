import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of raid difficulty that the public notes name. */
export const raidDifficulty = enumeration(u8, {
  TEN_MAN_NORMAL: 0,
  TWENTY_FIVE_MAN_NORMAL: 1,
  TEN_MAN_HEROIC: 2,
  TWENTY_FIVE_MAN_HEROIC: 3,
});
