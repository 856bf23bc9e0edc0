import { packet, u32 } from '../../schema/wire.ts';

/** Says that the client is still there. */
export const CMSG_KEEP_ALIVE = packet('CMSG_KEEP_ALIVE', {});

/** Sent every 30 seconds, with the last round trip in milliseconds. */
export const CMSG_PING = packet('CMSG_PING', {
  sequenceId: u32,
  roundTimeInMs: u32,
});

/** Asks for the server's clock. */
export const CMSG_QUERY_TIME = packet('CMSG_QUERY_TIME', {});

/** The client's clock in milliseconds, with the number of the question. */
export const CMSG_TIME_SYNC_RESP = packet('CMSG_TIME_SYNC_RESP', {
  timeSync: u32,
  clientTicks: u32,
});

/** Answers a ping with its number. */
export const SMSG_PONG = packet('SMSG_PONG', {
  sequenceId: u32,
});

/** The server's clock, Unix seconds. */
export const SMSG_QUERY_TIME_RESPONSE_1_12 = packet('SMSG_QUERY_TIME_RESPONSE', {
  time: u32,
});

/** The same as 2.4.3 has it. */
export const SMSG_QUERY_TIME_RESPONSE_2_4 = packet('SMSG_QUERY_TIME_RESPONSE', {
  time: u32,
  timeUntilDailyQuestReset: u32,
});

/** Asks for the client's clock; sent every ten seconds. */
export const SMSG_TIME_SYNC_REQ = packet('SMSG_TIME_SYNC_REQ', {
  timeSync: u32,
});
