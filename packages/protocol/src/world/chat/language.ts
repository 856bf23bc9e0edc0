import { enumeration, u8, u32 } from '../../schema/wire.ts';

/** The values of language that the public notes name. */
export const language_1_12 = enumeration(u32, {
  UNIVERSAL: 0,
  ORCISH: 1,
  DARNASSIAN: 2,
  TAURAHE: 3,
  DWARVISH: 6,
  COMMON: 7,
  DEMONIC: 8,
  TITAN: 9,
  THALASSIAN: 10,
  DRACONIC: 11,
  KALIMAG: 12,
  GNOMISH: 13,
  TROLL: 14,
  GUTTERSPEAK: 33,
  ADDON: 4294967295,
});

/** The values of language that the public notes name. */
export const language_2_4 = enumeration(u8, {
  UNIVERSAL: 0,
  ORCISH: 1,
  DARNASSIAN: 2,
  TAURAHE: 3,
  DWARVISH: 6,
  COMMON: 7,
  DEMONIC: 8,
  TITAN: 9,
  THALASSIAN: 10,
  DRACONIC: 11,
  KALIMAG: 12,
  GNOMISH: 13,
  TROLL: 14,
  GUTTERSPEAK: 33,
  DRAENEI: 35,
  ZOMBIE: 36,
  GNOMISH_BINARY: 37,
  GOBLIN_BINARY: 38,
});
