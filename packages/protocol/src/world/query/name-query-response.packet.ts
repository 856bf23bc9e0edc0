import { array, cstring, enumeration, equals, guid, packedGuid, packet, u8, u32, when } from '../../schema/wire.ts';
import { characterClass } from '../character/character-class.ts';
import { gender } from '../character/gender.ts';
import { race } from '../character/race.ts';

const names = { characterName: cstring({ maxBytes: 48 }), realmName: cstring({ maxBytes: 255 }) } as const;
const looks = {
  race: enumeration(u32, race.values),
  gender: enumeration(u32, gender.values),
  class: enumeration(u32, characterClass.values),
} as const;
/** The five grammatical cases of the name, which only the Russian client asks for. */
const declined = {
  hasDeclinedNames: enumeration(u8, { NO: 0, YES: 1 }),
  ...when(equals('hasDeclinedNames', 1), { declinedNames: array(cstring({ maxBytes: 48 }), 5) }),
};

/** A character's name and looks. An empty realm name means the realm of the reader. */
export const SMSG_NAME_QUERY_RESPONSE_1_12 = packet('SMSG_NAME_QUERY_RESPONSE', { guid, ...names, ...looks });
/** Genuine clients read the full guid; source: the public 2.4.3 servers. */
export const SMSG_NAME_QUERY_RESPONSE_2_4 = packet('SMSG_NAME_QUERY_RESPONSE', {
  guid,
  ...names,
  ...looks,
  ...declined,
});
/** As public notes give it for 2.4.3: with a packed guid. */
export const nameQueryResponseOfNotes_2_4 = packet('SMSG_NAME_QUERY_RESPONSE', {
  guid: packedGuid,
  ...names,
  ...looks,
  ...declined,
});
/** `earlyTerminate` 1 says that the name is not known; nothing follows then. */
export const SMSG_NAME_QUERY_RESPONSE_3_3 = packet('SMSG_NAME_QUERY_RESPONSE', {
  guid: packedGuid,
  earlyTerminate: u8,
  ...when(equals('earlyTerminate', 0), {
    ...names,
    race,
    gender,
    class: characterClass,
    ...declined,
  }),
});
