import { array, cstring, enumeration, equals, guid, packet, u8, u32, when } from '../../schema/wire.ts';

const petQueryDisabledNames = enumeration(u8, {
  NOT_PRESENT: 0,
  PRESENT: 1,
});

/** Asks for the name of a pet. */
export const CMSG_PET_NAME_QUERY = packet('CMSG_PET_NAME_QUERY', {
  petNumber: u32,
  guid: guid,
});

/** The name of a pet and when it got it. */
export const SMSG_PET_NAME_QUERY_RESPONSE_1_12 = packet('SMSG_PET_NAME_QUERY_RESPONSE', {
  petNumber: u32,
  name: cstring({ maxBytes: 255 }),
  petNameTimestamp: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_PET_NAME_QUERY_RESPONSE_2_4 = packet('SMSG_PET_NAME_QUERY_RESPONSE', {
  petNumber: u32,
  name: cstring({ maxBytes: 255 }),
  petNameTimestamp: u32,
  names: petQueryDisabledNames,
  ...when(equals('names', petQueryDisabledNames.values.PRESENT), {
    declinedNames: array(cstring({ maxBytes: 255 }), 5),
  }),
});
