import { enumeration, u8 } from '../../schema/wire.ts';

/** What a block of `SMSG_UPDATE_OBJECT` tells. `CREATE_OBJECT2` is for what has just come into being. */
export const updateTypes = {
  VALUES: 0,
  MOVEMENT: 1,
  CREATE_OBJECT: 2,
  CREATE_OBJECT2: 3,
  OUT_OF_RANGE_OBJECTS: 4,
  NEAR_OBJECTS: 5,
} as const;
export const updateType = enumeration(u8, updateTypes);

/** Kinds of object, as created. */
export const objectTypes = {
  OBJECT: 0,
  ITEM: 1,
  CONTAINER: 2,
  UNIT: 3,
  PLAYER: 4,
  GAME_OBJECT: 5,
  DYNAMIC_OBJECT: 6,
  CORPSE: 7,
} as const;
export const objectType = enumeration(u8, objectTypes);

/** Bits of the update field `OBJECT_TYPE`: what an object is, from general to special. */
export const objectTypeBits = {
  OBJECT: 0x1,
  ITEM: 0x2,
  CONTAINER: 0x4,
  UNIT: 0x8,
  PLAYER: 0x10,
  GAME_OBJECT: 0x20,
  DYNAMIC_OBJECT: 0x40,
  CORPSE: 0x80,
} as const;

/** What a movement block holds, 1.12 and 2.4.3. */
export const updateFlags_1_12 = {
  SELF: 0x1,
  TRANSPORT: 0x2,
  MELEE_ATTACKING: 0x4,
  HIGH_GUID: 0x8,
  ALL: 0x10,
  LIVING: 0x20,
  HAS_POSITION: 0x40,
} as const;

/** What a movement block holds, 3.3.5a. */
export const updateFlags_3_3 = {
  SELF: 0x1,
  TRANSPORT: 0x2,
  HAS_ATTACKING_TARGET: 0x4,
  LOW_GUID: 0x8,
  HIGH_GUID: 0x10,
  LIVING: 0x20,
  HAS_POSITION: 0x40,
  VEHICLE: 0x80,
  POSITION: 0x100,
  ROTATION: 0x200,
} as const;
