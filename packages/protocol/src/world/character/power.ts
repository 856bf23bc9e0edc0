import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of power that the public notes name. */
export const power = enumeration(u8, {
  MANA: 0,
  RAGE: 1,
  FOCUS: 2,
  ENERGY: 3,
  HAPPINESS: 4,
  RUNE: 5,
  RUNIC_POWER: 6,
  HEALTH: 254,
});
