import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of client cast flags that the public notes name. */
export const clientCastFlags = enumeration(u8, {
  NONE: 0,
  EXTRA: 2,
});
