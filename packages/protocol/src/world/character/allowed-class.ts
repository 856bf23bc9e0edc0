import { flags, u32 } from '../../schema/wire.ts';

/** The values of allowed class that the public notes name. */
export const allowedClass = flags(u32, {
  ALL: 0x0,
  WARRIOR: 0x1,
  PALADIN: 0x2,
  HUNTER: 0x4,
  ROGUE: 0x8,
  PRIEST: 0x10,
  DEATH_KNIGHT: 0x20,
  SHAMAN: 0x40,
  MAGE: 0x80,
  WARLOCK: 0x100,
  DRUID: 0x400,
});
