import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of pet enabled that the public notes name. */
export const petEnabled = enumeration(u8, {
  DISABLED: 0,
  ENABLED: 8,
});
