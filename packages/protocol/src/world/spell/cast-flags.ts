import { flags, u16 } from '../../schema/wire.ts';

/** The values of cast flags that the public notes name. */
export const castFlags_1_12 = flags(u16, {
  NONE: 0x0,
  HIDDEN_COMBATLOG: 0x1,
  UNKNOWN2: 0x2,
  UNKNOWN3: 0x4,
  UNKNOWN4: 0x8,
  UNKNOWN5: 0x10,
  AMMO: 0x20,
  UNKNOWN7: 0x40,
  UNKNOWN8: 0x80,
  UNKNOWN9: 0x100,
});
