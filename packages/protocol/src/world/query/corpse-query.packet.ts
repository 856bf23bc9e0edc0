import { enumeration, equals, f32, packet, u8, u32, when } from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';

const corpseQueryResult = enumeration(u8, {
  NOT_FOUND: 0,
  FOUND: 1,
});

/** Asks where the corpse lies on a map with a transport. */
export const CMSG_CORPSE_MAP_POSITION_QUERY = packet('CMSG_CORPSE_MAP_POSITION_QUERY', {
  unknown: u32,
});

/** Asks where the corpse lies. */
export const MSG_CORPSE_QUERY_Client = packet('MSG_CORPSE_QUERY_Client', {});

/** Where the corpse lies, if there is one. */
export const MSG_CORPSE_QUERY_Server_1_12 = packet('MSG_CORPSE_QUERY_Server', {
  result: corpseQueryResult,
  ...when(equals('result', corpseQueryResult.values.FOUND), {
    map: u32,
    position: vector3d,
    corpseMap: u32,
  }),
});

/** The same as 3.3.5a has it. */
export const MSG_CORPSE_QUERY_Server_3_3 = packet('MSG_CORPSE_QUERY_Server', {
  result: corpseQueryResult,
  ...when(equals('result', corpseQueryResult.values.FOUND), {
    map: u32,
    position: vector3d,
    corpseMap: u32,
  }),
  unknown: u32,
});

/** Where the corpse lies on a map with a transport. */
export const SMSG_CORPSE_MAP_POSITION_QUERY_RESPONSE = packet('SMSG_CORPSE_MAP_POSITION_QUERY_RESPONSE', {
  unknown1: f32,
  unknown2: f32,
  unknown3: f32,
  unknown4: f32,
});
