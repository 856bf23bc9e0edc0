import { request } from '@realmwright/kernel/contract';
import { accountIdType, mapIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import { list, literals, optional, struct, u16, u32, utf8 } from '@realmwright/kernel/schema/types';

/** One session as operators see it. */
export const realtimeSessionSummaryType = struct({
  session: sessionIdType,
  state: utf8({ maxBytes: 16 }),
  /** Whether its frames are bytes or text. */
  form: literals('binary', 'json'),
  address: utf8({ maxBytes: 45 }),
  accountId: accountIdType,
  accountName: utf8({ maxBytes: 64 }),
  /** Empty, and no map, while it plays nobody. */
  characterName: utf8({ maxBytes: 48 }),
  map: optional(mapIdType),
  /** Round trip as its client measured it last. */
  latencyMillis: u16,
  /** Bytes that wait to be taken by its client. */
  queuedBytes: u32,
  openSeconds: u32,
});

/** The sessions of one realtime edge. Scoped by EdgeId. */
export const listRealtimeSessions = request('realtime.list-sessions', {
  input: struct({ limit: u16 }),
  output: struct({ totalCount: u32, sessions: list(realtimeSessionSummaryType, { max: 1_000 }) }),
  timeout: 2_000,
});
