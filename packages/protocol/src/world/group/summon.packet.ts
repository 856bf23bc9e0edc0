import { bool, guid, packet, u32 } from '../../schema/wire.ts';

/** Accepts to be summoned. */
export const CMSG_SUMMON_RESPONSE_1_12 = packet('CMSG_SUMMON_RESPONSE', {
  summoner: guid,
});

/** The same as 2.4.3 has it. */
export const CMSG_SUMMON_RESPONSE_2_4 = packet('CMSG_SUMMON_RESPONSE', {
  summoner: guid,
  agree: bool,
});

/** Somebody summons the player to an area. */
export const SMSG_SUMMON_REQUEST = packet('SMSG_SUMMON_REQUEST', {
  summoner: guid,
  area: u32,
  autoDeclineTime: u32,
});
