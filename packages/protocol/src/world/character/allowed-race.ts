import { flags, u32 } from '../../schema/wire.ts';

/** The values of allowed race that the public notes name. */
export const allowedRace = flags(u32, {
  ALL: 0x0,
  HUMAN: 0x1,
  ORC: 0x2,
  DWARF: 0x4,
  NIGHT_ELF: 0x8,
  UNDEAD: 0x10,
  TAUREN: 0x20,
  GNOME: 0x40,
  TROLL: 0x80,
  GOBLIN: 0x100,
  BLOODELF: 0x200,
  DRAENEI: 0x400,
  FEL_ORC: 0x800,
  NAGA: 0x1000,
  BROKEN: 0x2000,
  SKELETON: 0x4000,
  VRYKUL: 0x8000,
  TUSKARR: 0x10000,
  FOREST_TROLL: 0x20000,
  TAUNKA: 0x40000,
  NORTHREND_SKELETON: 0x80000,
  ICE_TROLL: 0x100000,
});
