import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of group loot setting that the public notes name. */
export const groupLootSetting = enumeration(u8, {
  FREE_FOR_ALL: 0,
  ROUND_ROBIN: 1,
  MASTER_LOOT: 2,
  GROUP_LOOT: 3,
  NEED_BEFORE_GREED: 4,
});
