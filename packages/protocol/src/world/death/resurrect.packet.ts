import { guid, packedGuid, packet, u8, u32 } from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';

export const CMSG_AREA_SPIRIT_HEALER_QUERY = packet('CMSG_AREA_SPIRIT_HEALER_QUERY', {
  guid: guid,
});

export const CMSG_AREA_SPIRIT_HEALER_QUEUE = packet('CMSG_AREA_SPIRIT_HEALER_QUEUE', {
  guid: guid,
});

export const CMSG_HEARTH_AND_RESURRECT = packet('CMSG_HEARTH_AND_RESURRECT', {});

export const CMSG_RECLAIM_CORPSE = packet('CMSG_RECLAIM_CORPSE', {
  guid: guid,
});

export const CMSG_REPOP_REQUEST = packet('CMSG_REPOP_REQUEST', {});

export const CMSG_RESURRECT_RESPONSE = packet('CMSG_RESURRECT_RESPONSE', {
  guid: guid,
  status: u8,
});

export const CMSG_SELF_RES = packet('CMSG_SELF_RES', {});

export const CMSG_SPIRIT_HEALER_ACTIVATE = packet('CMSG_SPIRIT_HEALER_ACTIVATE', {
  guid: guid,
});

export const SMSG_AREA_SPIRIT_HEALER_TIME = packet('SMSG_AREA_SPIRIT_HEALER_TIME', {
  guid: guid,
  nextResurrectTime: u32,
});

export const SMSG_CORPSE_RECLAIM_DELAY = packet('SMSG_CORPSE_RECLAIM_DELAY', {
  delay: u32,
});

export const SMSG_DEATH_RELEASE_LOC = packet('SMSG_DEATH_RELEASE_LOC', {
  map: u32,
  position: vector3d,
});

export const SMSG_FORCED_DEATH_UPDATE = packet('SMSG_FORCED_DEATH_UPDATE', {});

export const SMSG_PRE_RESURRECT = packet('SMSG_PRE_RESURRECT', {
  player: packedGuid,
});

export const SMSG_RESURRECT_FAILED = packet('SMSG_RESURRECT_FAILED', {
  unknown: u32,
});

export const SMSG_SPIRIT_HEALER_CONFIRM = packet('SMSG_SPIRIT_HEALER_CONFIRM', {
  guid: guid,
});
