import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of gender that the public notes name. */
export const gender = enumeration(u8, {
  MALE: 0,
  FEMALE: 1,
  NONE: 2,
});
