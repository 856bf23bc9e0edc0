import { bool, guid, packet } from '../../schema/wire.ts';

export const CMSG_SUMMON_RESPONSE_1_12 = packet('CMSG_SUMMON_RESPONSE', {
  summoner: guid,
});

export const CMSG_SUMMON_RESPONSE_2_4 = packet('CMSG_SUMMON_RESPONSE', {
  summoner: guid,
  agree: bool,
});
