import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of pet react state that the public notes name. */
export const petReactState = enumeration(u8, {
  PASSIVE: 0,
  DEFENSIVE: 1,
  AGGRESSIVE: 2,
});
