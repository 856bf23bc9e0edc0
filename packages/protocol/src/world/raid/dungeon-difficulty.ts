import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of dungeon difficulty that the public notes name. */
export const dungeonDifficulty = enumeration(u8, {
  NORMAL: 0,
  HEROIC: 1,
});
