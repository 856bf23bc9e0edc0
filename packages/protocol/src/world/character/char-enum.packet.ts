import {
  array,
  bool,
  constant,
  countedBy,
  countOf,
  cstring,
  flags,
  guid,
  packet,
  struct,
  u8,
  u32,
} from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';
import { characterClass } from './character-class.ts';
import { gender } from './gender.ts';
import { inventoryType } from './inventory-type.ts';
import { race } from './race.ts';

const characterFlags = flags(u32, {
  NONE: 0x0,
  LOCKED_FOR_TRANSFER: 0x4,
  HIDE_HELM: 0x400,
  HIDE_CLOAK: 0x800,
  GHOST: 0x2000,
  RENAME: 0x4000,
});

const characterGear_1_12 = struct({
  equipmentDisplayId: u32,
  inventoryType: inventoryType,
});

const character_1_12 = struct({
  guid: guid,
  name: cstring({ maxBytes: 255 }),
  race: race,
  class: characterClass,
  gender: gender,
  skin: u8,
  face: u8,
  hairStyle: u8,
  hairColor: u8,
  facialHair: u8,
  level: u8,
  area: u32,
  map: u32,
  position: vector3d,
  guildId: u32,
  flags: characterFlags,
  firstLogin: bool,
  petDisplayId: u32,
  petLevel: u32,
  petFamily: u32,
  equipment: array(characterGear_1_12, 19),
  firstBagDisplayId: constant(u32, 0),
  firstBagInventoryId: constant(u8, 0),
});

const characterGear_2_4 = struct({
  equipmentDisplayId: u32,
  inventoryType: inventoryType,
  enchantment: u32,
});

const character_2_4 = struct({
  guid: guid,
  name: cstring({ maxBytes: 255 }),
  race: race,
  class: characterClass,
  gender: gender,
  skin: u8,
  face: u8,
  hairStyle: u8,
  hairColor: u8,
  facialHair: u8,
  level: u8,
  area: u32,
  map: u32,
  position: vector3d,
  guildId: u32,
  flags: u32,
  firstLogin: bool,
  petDisplayId: u32,
  petLevel: u32,
  petFamily: u32,
  equipment: array(characterGear_2_4, 20),
});

const character_3_3 = struct({
  guid: guid,
  name: cstring({ maxBytes: 255 }),
  race: race,
  class: characterClass,
  gender: gender,
  skin: u8,
  face: u8,
  hairStyle: u8,
  hairColor: u8,
  facialHair: u8,
  level: u8,
  area: u32,
  map: u32,
  position: vector3d,
  guildId: u32,
  flags: u32,
  recustomizationFlags: u32,
  firstLogin: bool,
  petDisplayId: u32,
  petLevel: u32,
  petFamily: u32,
  equipment: array(characterGear_2_4, 23),
});

/** Asks for the characters of the account. */
export const CMSG_CHAR_ENUM = packet('CMSG_CHAR_ENUM', {});

/** The character screen. Clients show ten characters at most; displays are what the character wears. */
export const SMSG_CHAR_ENUM_1_12 = packet('SMSG_CHAR_ENUM', {
  amountOfCharacters: countOf('characters', u8),
  characters: countedBy(character_1_12, { field: 'amountOfCharacters', max: 255 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_CHAR_ENUM_2_4 = packet('SMSG_CHAR_ENUM', {
  amountOfCharacters: countOf('characters', u8),
  characters: countedBy(character_2_4, { field: 'amountOfCharacters', max: 255 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_CHAR_ENUM_3_3 = packet('SMSG_CHAR_ENUM', {
  amountOfCharacters: countOf('characters', u8),
  characters: countedBy(character_3_3, { field: 'amountOfCharacters', max: 255 }),
});
