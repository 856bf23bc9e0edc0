import { bool, guid, packet, u32 } from '../../schema/wire.ts';

export const CMSG_SUMMON_RESPONSE_1_12 = packet('CMSG_SUMMON_RESPONSE', {
  summoner: guid,
});

export const CMSG_SUMMON_RESPONSE_2_4 = packet('CMSG_SUMMON_RESPONSE', {
  summoner: guid,
  agree: bool,
});

export const SMSG_SUMMON_REQUEST = packet('SMSG_SUMMON_REQUEST', {
  summoner: guid,
  area: u32,
  autoDeclineTime: u32,
});
