import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of arena type that the public notes name. */
export const arenaType = enumeration(u8, {
  NOT_ARENA: 0,
  TWO_VS_TWO: 2,
  THREE_VS_THREE: 3,
  FIVE_VS_FIVE: 5,
});
