import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of client movement data that the public notes name. */
export const clientMovementData = enumeration(u8, {
  NOT_PRESENT: 0,
  PRESENT: 1,
});
