import { enumeration, u8 } from '../../schema/wire.ts';

/** The values of race that the public notes name. */
export const race = enumeration(u8, {
  HUMAN: 1,
  ORC: 2,
  DWARF: 3,
  NIGHT_ELF: 4,
  UNDEAD: 5,
  TAUREN: 6,
  GNOME: 7,
  TROLL: 8,
  GOBLIN: 9,
  BLOOD_ELF: 10,
  DRAENEI: 11,
  FEL_ORC: 12,
  NAGA: 13,
  BROKEN: 14,
  SKELETON: 15,
  VRYKUL: 16,
  TUSKARR: 17,
  FOREST_TROLL: 18,
  TAUNKA: 19,
  NORTHREND_SKELETON: 20,
  ICE_TROLL: 21,
});
