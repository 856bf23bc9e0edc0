import { event, request } from '@realmwright/kernel/contract';
import { accountIdType, edgeIdType, mapIdType, realmIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import {
  bool,
  bytes,
  f64,
  list,
  literals,
  optional,
  struct,
  u8,
  u16,
  u32,
  utf8,
} from '@realmwright/kernel/schema/types';

/** How often a gateway says that it is there, milliseconds. */
export const announcePeriodMillis = 2_000;
/** A gateway that was silent for this long counts as gone, milliseconds. */
export const announceLeaseMillis = 7_000;

/**
 * A gateway is there. The login server makes the realm list of it: a realm without a ready gateway is shown offline. The
 * port differs by build because the server speaks first, and what it says depends on the client's build. Unscoped.
 */
export const gatewayAnnounced = event(
  'gateway.announced',
  struct({
    realm: realmIdType,
    edge: edgeIdType,
    isReady: bool,
    ports: list(struct({ build: u16, port: u16 }), { max: 16 }),
    /** Sessions of this gateway, those in the login queue included, and how many its realm takes before newcomers wait. */
    sessions: u32,
    capacity: u32,
    /** From and to clients since the start of this gateway. */
    bytesIn: f64,
    bytesOut: f64,
  }),
);

/** One session as operators see it. */
export const sessionSummaryType = struct({
  session: sessionIdType,
  state: utf8({ maxBytes: 16 }),
  build: u16,
  address: utf8({ maxBytes: 45 }),
  accountId: optional(accountIdType),
  accountName: utf8({ maxBytes: 64 }),
  characterName: utf8({ maxBytes: 48 }),
  /** Where its character is, once it has one. */
  map: optional(mapIdType),
  latencyMillis: u16,
  /** Bytes that wait to be taken by its client. */
  queuedBytes: u32,
  openSeconds: u32,
});

/** The sessions of one gateway. Scoped by EdgeId. */
export const listSessions = request('gateway.list-sessions', {
  input: struct({ limit: u16 }),
  output: struct({ totalCount: u32, sessions: list(sessionSummaryType, { max: 1_000 }) }),
  timeout: 2_000,
});

/** How long a watch lasts unless it is asked for again, milliseconds. */
export const watchLeaseMillis = 15_000;

/**
 * Watches the packets of one session, of whatever account name or character name is given: each becomes a
 * `gateway.packet-seen`. Ask again before `watchLeaseMillis` are over. Scoped by EdgeId.
 */
export const inspectSession = request('gateway.inspect', {
  input: struct({ name: utf8({ maxBytes: 64 }) }),
  output: struct({ session: sessionIdType, build: u16, malformed: list(utf8({ maxBytes: 512 }), { max: 16 }) }),
  refusals: ['gateway.no-such-session'],
  timeout: 2_000,
});

/** Longest body that the inspector is shown, bytes; the rest of a longer one is cut off. */
export const largestSeenBody = 4_096;

/** One packet of a watched session, body without header. Scoped by EdgeId. */
export const packetSeen = event(
  'gateway.packet-seen',
  struct({
    session: sessionIdType,
    build: u16,
    /** Milliseconds since the Unix epoch. */
    at: f64,
    sender: literals('client', 'server'),
    name: utf8({ maxBytes: 64 }),
    opcode: u16,
    length: u32,
    priority: u8,
    body: bytes({ maxBytes: largestSeenBody }),
  }),
);
