import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of spell miss info that the public notes name. */
export const spellMissInfo = enumeration(u8, {
  NONE: 0,
  MISS: 1,
  RESIST: 2,
  DODGE: 3,
  PARRY: 4,
  BLOCK: 5,
  EVADE: 6,
  IMMUNE: 7,
  IMMUNE2: 8,
  DEFLECT: 9,
  ABSORB: 10,
  REFLECT: 11,
});
