import { deserialize, serialize } from 'node:v8';
import type { AccountRole } from '@realmwright/kernel/account-role';
import type { Place } from '@realmwright/kernel/character-sheet';
import type { AccountId, CharacterId, InstanceId, MapId, SessionId } from '@realmwright/kernel/ids';
import type { Status } from '@realmwright/kernel/status';
import type { Millis } from '@realmwright/kernel/units';
import type { HeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import type { Build, SessionView } from '@realmwright/world/perception/session-view';
import { fullBucket, type TokenBucket } from '../listener/token-bucket.ts';
import type { GatewayLimits } from './gateway-config.ts';
import { emptyStream, type InboundStream } from './inbound-frames.ts';
import type { ConnectionState } from './opcode-table.ts';
import { emptyQueue, type OutgoingQueue } from './outgoing-queue.ts';

/**
 * Everything that a gateway knows of one session, as plain data: no sockets, timers, closures or class instances. So a
 * session can be written down between any two bytes and carried on elsewhere, and its client sees the same stream of
 * bytes. What is not in here (the socket, the lane of running requests) can be made anew.
 *
 * Instants are monotonic milliseconds of the gateway's clock.
 */
export interface GatewaySession {
  readonly id: SessionId;
  /** Ties the session's log lines of all roles together: 16 hexadecimal digits. */
  readonly correlation: string;
  /** The peer's address, without port. */
  readonly address: string;
  readonly openedAt: Millis;
  state: ConnectionState;
  /** When `state` began; deadlines count from here. */
  stateSince: Millis;
  build: Build | undefined;
  /** The seed of the challenge, as a number; the digest of the proof covers it. */
  readonly serverSeed: number;
  account: SessionAccount | undefined;
  /** The addons that the client named in its proof, until they are answered. */
  addons: Uint8Array;
  character: SessionCharacter | undefined;
  ciphers: HeaderCiphers | undefined;
  readonly inbound: InboundStream;
  readonly outbound: OutgoingQueue;
  /** Enciphered bytes that were handed to the socket and that it has not confirmed yet. They go out before all else. */
  unsent: Uint8Array;
  unsentSince: Millis;
  readonly buckets: { readonly frames: TokenBucket; readonly bytes: TokenBucket; readonly cost: TokenBucket };
  /** Since when frames are dropped because a bucket is overdrawn; 0 while none is. */
  overdrawnSince: Millis;
  /** When the last frame was dropped for that reason. */
  overdrawnAt: Millis;
  strikeCount: number;
  strikesSince: Millis;
  /** When bytes last came in. */
  heardAt: Millis;
  pingedAt: Millis;
  fastPingCount: number;
  /** Round trip as the client measured it, milliseconds, clamped to 0xFFFF. */
  latencyMillis: number;
  /** The client has shown that it sends something without being asked to by its player. */
  isKnownToPing: boolean;
  /** Sequence number of the session's latest intent. */
  intentSequence: number;
  /** What the client has been told of the world; present from entering to leaving it. */
  view: SessionView | undefined;
  /** Names of packets without a row that were already logged for this session. */
  readonly unhandledNames: Set<string>;
}

export interface SessionAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly locale: string;
  roles: readonly AccountRole[];
  /** Until when the account may not speak, milliseconds since the Unix epoch; 0 when it may. */
  mutedUntil: number;
  /** The service knows the session as open; it is told when the session ends. */
  isOpen: boolean;
}

export interface SessionCharacter {
  readonly id: CharacterId;
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  level: number;
  /** The right to write its progress; grows with each entry and transfer. */
  epoch: number;
  instance: InstanceId;
  map: MapId;
  zone: number;
  /** Where it was on the map that it came from; undefined before its first transfer. */
  cameFrom: Place | undefined;
  /** The player whom the client has selected, if it is one; operators' commands are about that one. */
  selected: CharacterId | undefined;
  /** Whose talk its player does not want to hear; the session's view looks at the same set. */
  ignored: Set<CharacterId>;
  /** The newest change of its group that the client was told of. */
  groupRevision: number;
  /** How its player has marked it. */
  status: Status;
}

const nothing = new Uint8Array(0);

/** The record of a connection that has just been accepted. */
export function newSession(terms: {
  readonly id: SessionId;
  readonly correlation: string;
  readonly address: string;
  readonly serverSeed: number;
  readonly limits: GatewayLimits;
  readonly now: Millis;
}): GatewaySession {
  const { id, correlation, address, serverSeed, limits, now } = terms;
  return {
    id,
    correlation,
    address,
    openedAt: now,
    state: 'challenged',
    stateSince: now,
    build: undefined,
    serverSeed,
    account: undefined,
    addons: nothing,
    character: undefined,
    ciphers: undefined,
    inbound: emptyStream(),
    outbound: emptyQueue(),
    unsent: nothing,
    unsentSince: 0,
    buckets: {
      frames: fullBucket(limits.frames, now),
      bytes: fullBucket(limits.bytes, now),
      cost: fullBucket(limits.cost, now),
    },
    overdrawnSince: 0,
    overdrawnAt: 0,
    strikeCount: 0,
    strikesSince: now,
    heardAt: now,
    pingedAt: 0,
    fastPingCount: 0,
    latencyMillis: 0,
    isKnownToPing: false,
    intentSequence: 0,
    view: undefined,
    unhandledNames: new Set(),
  };
}

/** Writes a session down. Only the bytes in use of its buffers are written. */
export function serialiseSession(session: GatewaySession): Uint8Array {
  const { inbound, outbound } = session;
  return serialize({
    ...session,
    inbound: { ...inbound, bytes: inbound.bytes.subarray(0, inbound.used) },
    outbound: { bytes: outbound.bytes.subarray(0, outbound.used), used: outbound.used },
    unsent: session.unsent,
  });
}

/** Reads a session that `serialiseSession` wrote. The bytes come from a gateway of the same cluster, never from outside. */
export function restoreSession(bytes: Uint8Array): GatewaySession {
  // The decoded arrays are views of what is decoded, so two sessions of the same bytes must not share them.
  const session: GatewaySession = deserialize(Uint8Array.from(bytes));
  return session;
}
