import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of friend status that the public notes name. */
export const friendStatus = enumeration(u8, {
  OFFLINE: 0,
  ONLINE: 1,
  AFK: 2,
  UNKNOWN3: 3,
  DND: 4,
});
