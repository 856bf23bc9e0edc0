import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of spell school that the public notes name. */
export const spellSchool = enumeration(u8, {
  NORMAL: 0,
  HOLY: 1,
  FIRE: 2,
  NATURE: 3,
  FROST: 4,
  SHADOW: 5,
  ARCANE: 6,
});
