import { constant, cstring, equals, guid, packet, u8, when } from '../../schema/wire.ts';
import { characterClass } from './character-class.ts';
import { gender } from './gender.ts';
import { race } from './race.ts';

/** Creates a character with these looks. */
export const CMSG_CHAR_CREATE = packet('CMSG_CHAR_CREATE', {
  name: cstring({ maxBytes: 48 }),
  race: race,
  class: characterClass,
  gender: gender,
  skinColor: u8,
  face: u8,
  hairStyle: u8,
  hairColor: u8,
  facialHair: u8,
  outfitId: constant(u8, 0),
});

/** Gives a character new looks, gender and name. */
export const CMSG_CHAR_CUSTOMIZE = packet('CMSG_CHAR_CUSTOMIZE', {
  player: guid,
  newName: cstring({ maxBytes: 48 }),
  gender: gender,
  skinColor: u8,
  hairColor: u8,
  hairStyle: u8,
  facialHair: u8,
  face: u8,
});

/** Deletes a character. */
export const CMSG_CHAR_DELETE = packet('CMSG_CHAR_DELETE', {
  guid: guid,
});

/** Moves a character to the other side. */
export const CMSG_CHAR_FACTION_CHANGE = packet('CMSG_CHAR_FACTION_CHANGE', {
  guid: guid,
  name: cstring({ maxBytes: 48 }),
  gender: gender,
  skinColor: u8,
  hairColor: u8,
  hairStyle: u8,
  facialHair: u8,
  face: u8,
  race: race,
});

/** Gives a character another race of its side. */
export const CMSG_CHAR_RACE_CHANGE = packet('CMSG_CHAR_RACE_CHANGE', {
  player: guid,
  name: cstring({ maxBytes: 48 }),
  gender: gender,
  skinColor: u8,
  hairColor: u8,
  hairStyle: u8,
  facialHair: u8,
  face: u8,
  race: race,
});

/** Gives a character a new name. */
export const CMSG_CHAR_RENAME = packet('CMSG_CHAR_RENAME', {
  character: guid,
  newName: cstring({ maxBytes: 48 }),
});

/** Whether the character was created, or why not; codes differ between builds. */
export const SMSG_CHAR_CREATE = packet('SMSG_CHAR_CREATE', {
  result: u8,
});

/** The new looks, or why they were refused. */
export const SMSG_CHAR_CUSTOMIZE = packet('SMSG_CHAR_CUSTOMIZE', {
  result: u8,
  ...when(equals('result', 0), {
    guid: guid,
    name: cstring({ maxBytes: 255 }),
    gender: gender,
    skinColor: u8,
    face: u8,
    hairStyle: u8,
    hairColor: u8,
    facialHair: u8,
  }),
});

/** Whether the character was deleted. */
export const SMSG_CHAR_DELETE = packet('SMSG_CHAR_DELETE', {
  result: u8,
});

/** The character on its new side, or why not. */
export const SMSG_CHAR_FACTION_CHANGE = packet('SMSG_CHAR_FACTION_CHANGE', {
  result: u8,
  ...when(equals('result', 0), {
    guid: guid,
    name: cstring({ maxBytes: 255 }),
    gender: gender,
    skinColor: u8,
    face: u8,
    hairStyle: u8,
    hairColor: u8,
    facialHair: u8,
    race: race,
  }),
});

/** The new name, or why it was refused. */
export const SMSG_CHAR_RENAME = packet('SMSG_CHAR_RENAME', {
  result: u8,
  ...when(equals('result', 0), {
    character: guid,
    newName: cstring({ maxBytes: 255 }),
  }),
});
