import { array, cstring, f32, guid, packet, tail, u32 } from '../../schema/wire.ts';

/** Asks what a kind of object is. */
export const CMSG_GAMEOBJECT_QUERY = packet('CMSG_GAMEOBJECT_QUERY', {
  entryId: u32,
  guid: guid,
});

/** What a kind of object is; only the entry with its top bit set if it is unknown. */
export const SMSG_GAMEOBJECT_QUERY_RESPONSE_1_12 = packet('SMSG_GAMEOBJECT_QUERY_RESPONSE', {
  entryId: u32,
  ...tail({
    infoType: u32,
    displayId: u32,
    name1: cstring({ maxBytes: 255 }),
    name2: cstring({ maxBytes: 255 }),
    name3: cstring({ maxBytes: 255 }),
    name4: cstring({ maxBytes: 255 }),
    name5: cstring({ maxBytes: 255 }),
    rawData: array(u32, 6),
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_GAMEOBJECT_QUERY_RESPONSE_2_4 = packet('SMSG_GAMEOBJECT_QUERY_RESPONSE', {
  entryId: u32,
  ...tail({
    infoType: u32,
    displayId: u32,
    name1: cstring({ maxBytes: 255 }),
    name2: cstring({ maxBytes: 255 }),
    name3: cstring({ maxBytes: 255 }),
    name4: cstring({ maxBytes: 255 }),
    iconName: cstring({ maxBytes: 255 }),
    castBarCaption: cstring({ maxBytes: 255 }),
    unknown: cstring({ maxBytes: 255 }),
    rawData: array(u32, 6),
    gameobjectSize: f32,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_GAMEOBJECT_QUERY_RESPONSE_3_3 = packet('SMSG_GAMEOBJECT_QUERY_RESPONSE', {
  entryId: u32,
  ...tail({
    infoType: u32,
    displayId: u32,
    name1: cstring({ maxBytes: 255 }),
    name2: cstring({ maxBytes: 255 }),
    name3: cstring({ maxBytes: 255 }),
    name4: cstring({ maxBytes: 255 }),
    iconName: cstring({ maxBytes: 255 }),
    castBarCaption: cstring({ maxBytes: 255 }),
    unknown: cstring({ maxBytes: 255 }),
    rawData: array(u32, 6),
    gameobjectSize: f32,
    gameobjectQuestItems: array(u32, 6),
  }),
});
