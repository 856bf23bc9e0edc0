import { array, cstring, f32, guid, packet, tail, u8, u32 } from '../../schema/wire.ts';

/** Asks what a kind of creature is. */
export const CMSG_CREATURE_QUERY = packet('CMSG_CREATURE_QUERY', {
  creature: u32,
  guid: guid,
});

/** What a kind of creature is; only the entry with its top bit set if it is unknown. */
export const SMSG_CREATURE_QUERY_RESPONSE_1_12 = packet('SMSG_CREATURE_QUERY_RESPONSE', {
  creatureEntry: u32,
  ...tail({
    name1: cstring({ maxBytes: 255 }),
    name2: cstring({ maxBytes: 255 }),
    name3: cstring({ maxBytes: 255 }),
    name4: cstring({ maxBytes: 255 }),
    subName: cstring({ maxBytes: 255 }),
    typeFlags: u32,
    creatureType: u32,
    creatureFamily: u32,
    creatureRank: u32,
    unknown0: u32,
    spellDataId: u32,
    displayId: u32,
    civilian: u8,
    racialLeader: u8,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_CREATURE_QUERY_RESPONSE_2_4 = packet('SMSG_CREATURE_QUERY_RESPONSE', {
  creatureEntry: u32,
  ...tail({
    name1: cstring({ maxBytes: 255 }),
    name2: cstring({ maxBytes: 255 }),
    name3: cstring({ maxBytes: 255 }),
    name4: cstring({ maxBytes: 255 }),
    subName: cstring({ maxBytes: 255 }),
    description: cstring({ maxBytes: 8000 }),
    typeFlags: u32,
    creatureType: u32,
    creatureFamily: u32,
    creatureRank: u32,
    unknown0: u32,
    spellDataId: u32,
    displayIds: array(u32, 4),
    healthMultiplier: f32,
    manaMultiplier: f32,
    racialLeader: u8,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_CREATURE_QUERY_RESPONSE_3_3 = packet('SMSG_CREATURE_QUERY_RESPONSE', {
  creatureEntry: u32,
  ...tail({
    name1: cstring({ maxBytes: 255 }),
    name2: cstring({ maxBytes: 255 }),
    name3: cstring({ maxBytes: 255 }),
    name4: cstring({ maxBytes: 255 }),
    subName: cstring({ maxBytes: 255 }),
    description: cstring({ maxBytes: 8000 }),
    typeFlags: u32,
    creatureType: u32,
    creatureFamily: u32,
    creatureRank: u32,
    killCredit1: u32,
    killCredit2: u32,
    displayIds: array(u32, 4),
    healthMultiplier: f32,
    manaMultiplier: f32,
    racialLeader: u8,
    questItems: array(u32, 6),
    movementId: u32,
  }),
});
