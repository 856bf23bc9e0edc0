import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of class that the public notes name. */
export const characterClass = enumeration(u8, {
  WARRIOR: 1,
  PALADIN: 2,
  HUNTER: 3,
  ROGUE: 4,
  PRIEST: 5,
  DEATH_KNIGHT: 6,
  SHAMAN: 7,
  MAGE: 8,
  WARLOCK: 9,
  DRUID: 11,
});
