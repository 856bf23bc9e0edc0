import { packet, u32 } from '../../schema/wire.ts';

export const CMSG_KEEP_ALIVE = packet('CMSG_KEEP_ALIVE', {});

export const CMSG_PING = packet('CMSG_PING', {
  sequenceId: u32,
  roundTimeInMs: u32,
});

export const CMSG_QUERY_TIME = packet('CMSG_QUERY_TIME', {});

export const CMSG_TIME_SYNC_RESP = packet('CMSG_TIME_SYNC_RESP', {
  timeSync: u32,
  clientTicks: u32,
});

export const SMSG_PONG = packet('SMSG_PONG', {
  sequenceId: u32,
});

export const SMSG_QUERY_TIME_RESPONSE_1_12 = packet('SMSG_QUERY_TIME_RESPONSE', {
  time: u32,
});

export const SMSG_QUERY_TIME_RESPONSE_2_4 = packet('SMSG_QUERY_TIME_RESPONSE', {
  time: u32,
  timeUntilDailyQuestReset: u32,
});

export const SMSG_TIME_SYNC_REQ = packet('SMSG_TIME_SYNC_REQ', {
  timeSync: u32,
});
