import { flags, u16, u32 } from '../../schema/wire.ts';

/** The values of spell cast target flags that the public notes name. */
export const spellCastTargetFlags_1_12 = flags(u16, {
  SELF: 0x0,
  UNUSED1: 0x1,
  UNIT: 0x2,
  UNUSED2: 0x4,
  UNUSED3: 0x8,
  ITEM: 0x10,
  SOURCE_LOCATION: 0x20,
  DEST_LOCATION: 0x40,
  OBJECT_UNK: 0x80,
  UNIT_UNK: 0x100,
  PVP_CORPSE: 0x200,
  UNIT_CORPSE: 0x400,
  GAMEOBJECT: 0x800,
  TRADE_ITEM: 0x1000,
  STRING: 0x2000,
  UNK1: 0x4000,
  CORPSE: 0x8000,
});

/** The values of spell cast target flags that the public notes name. */
export const spellCastTargetFlags_2_4 = flags(u32, {
  SELF: 0x0,
  UNUSED1: 0x1,
  UNIT: 0x2,
  UNIT_RAID: 0x4,
  UNIT_PARTY: 0x8,
  ITEM: 0x10,
  SOURCE_LOCATION: 0x20,
  DEST_LOCATION: 0x40,
  UNIT_ENEMY: 0x80,
  UNIT_ALLY: 0x100,
  CORPSE_ENEMY: 0x200,
  UNIT_DEAD: 0x400,
  GAMEOBJECT: 0x800,
  TRADE_ITEM: 0x1000,
  STRING: 0x2000,
  LOCKED: 0x4000,
  CORPSE_ALLY: 0x8000,
  UNIT_MINIPET: 0x10000,
  GLYPH_SLOT: 0x20000,
  DEST_TARGET: 0x40000,
  UNUSED20: 0x80000,
  UNIT_PASSENGER: 0x100000,
});
