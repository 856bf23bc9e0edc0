import type { CharacterId, EdgeId, RealmId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Random } from '@realmwright/kernel/ports/random';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { Status } from '@realmwright/kernel/status';
import type { Intent } from '@realmwright/world/intents/intent-batch';
import type { BufferPool } from './buffer-pool.ts';
import type { CloseReason } from './close-reason.ts';
import type { Connection } from './connection.ts';
import type { GatewayLimits } from './gateway-config.ts';
import type { AfterFrame } from './inbound-frames.ts';

/** What a connection needs of its gateway. One object for all connections, so that each holds one reference. */
export interface ConnectionHost {
  readonly edge: EdgeId;
  readonly realm: RealmId;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  readonly limits: GatewayLimits;
  readonly pool: BufferPool;
  readonly counts: GatewayCounts;
  /** For encoding one body at a time. */
  readonly bodyWriter: ByteWriter;
  /** A reader over exactly that body, with `compression` set to `nodeCompression`; the same reader each time. */
  bodyReader(bytes: Uint8Array, start: number, end: number): ByteReader;
  /** A frame of a connection that has not proven who it is. */
  onUnprovenFrame(connection: Connection, opcode: number, bytes: Uint8Array, start: number, end: number): AfterFrame;
  /** Numbers an intent and puts it into the batch of the session's instance. */
  intend(connection: Connection, intent: Intent): void;
  /** Flushes the connection at the end of this turn of the event loop. */
  flushLater(connection: Connection): void;
  enterWorld(connection: Connection, character: CharacterId): Promise<void>;
  arrive(connection: Connection): Promise<void>;
  mark(connection: Connection, status: Status, text: string): void;
  onRequestFailure(connection: Connection, error: unknown): void;
  onClosed(connection: Connection, reason: CloseReason): void;
  keepMalformed(connection: Connection, error: ProtocolError, body: Uint8Array): void;
  tap(connection: Connection, sender: 'client' | 'server', name: string, body: Uint8Array): void;
  tapFrames(connection: Connection, frames: Uint8Array, start: number, end: number): void;
  countDrop(why: DropReason, count?: number): void;
  countUnhandled(connection: Connection, name: string): void;
  countFlush(bytes: number): void;
}

/** Why frames are dropped while their session lives. */
export type DropReason = 'wrong-state' | 'overdraft' | 'movement-shed' | 'not-in-world' | 'foreign-guid';

/** Plain numbers on the hot path; the sweep moves them into the metrics. */
export interface GatewayCounts {
  bytesIn: number;
  bytesOut: number;
  packetsIn: number;
  packetsOut: number;
  trailingPackets: number;
  flushes: number;
}

/** Counts at zero. */
export function noCounts(): GatewayCounts {
  return { bytesIn: 0, bytesOut: 0, packetsIn: 0, packetsOut: 0, trailingPackets: 0, flushes: 0 };
}
