import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of pet command state that the public notes name. */
export const petCommandState = enumeration(u8, {
  STAY: 0,
  FOLLOW: 1,
  ATTACK: 2,
  DISMISS: 3,
});
