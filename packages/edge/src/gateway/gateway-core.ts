import { type CharacterId, type EdgeId, type RealmId, type SessionId, sessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Faults } from '@realmwright/kernel/ports/faults';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Random } from '@realmwright/kernel/ports/random';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { Status } from '@realmwright/kernel/status';
import { nodeCompression } from '@realmwright/platform/compression';
import { basicText } from '@realmwright/protocol/schema/basic-text';
import type { Build } from '@realmwright/protocol/versions/build';
import type { Intent } from '@realmwright/world/intents/intent-batch';
import type { SessionView } from '@realmwright/world/perception/session-view';
import type { ClientSocket } from '../listener/client-socket.ts';
import { newCorrelation } from '../listener/correlation.ts';
import { plainAddress } from '../listener/plain-address.ts';
import { type UnprovenConnections, unprovenConnections } from '../listener/unproven-connections.ts';
import { challengeFor, openSession } from './authentication.ts';
import { type BufferPool, bufferPool } from './buffer-pool.ts';
import type { BuildTable } from './build-table.ts';
import { type CloseReason, isAttack } from './close-reason.ts';
import { Connection } from './connection.ts';
import { type ConnectionHost, type DropReason, type GatewayCounts, noCounts } from './connection-host.ts';
import type { GatewayConfig, GatewayLimits } from './gateway-config.ts';
import { type GatewayMetrics, gatewayMetrics } from './gateway-metrics.ts';
import { newSession } from './gateway-session.ts';
import { type HeldCharacters, heldCharacters } from './held-characters.ts';
import { type AfterFrame, CLIENT_SIZE_BOUND } from './inbound-frames.ts';
import { type Inspector, inspector } from './inspector.ts';
import { type IntentBatcher, intentBatcher } from './intent-batcher.ts';
import { LoginQueue } from './login-queue.ts';
import { arriveInMap, enterWorld, leaveWorld, markStatus } from './world-entry.ts';

/**
 * The state that all connections of a gateway share. It exists so that a connection holds one reference and its hot path
 * no closures; what happens at which moment of a session's life is in `authentication.ts`, `world-entry.ts`,
 * `perceptions.ts` and `sweep.ts`.
 */
export class GatewayCore implements ConnectionHost {
  readonly config: GatewayConfig;
  readonly edge: EdgeId;
  readonly realm: RealmId;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  readonly faults: Faults | undefined;
  readonly limits: GatewayLimits;
  readonly metrics: GatewayMetrics;
  readonly tables: ReadonlyMap<Build, BuildTable>;
  readonly pool: BufferPool = bufferPool(keptBufferBytes);
  readonly counts: GatewayCounts = noCounts();
  /** Bytes since the start, as of the last sweep. */
  readonly traffic = { bytesIn: 0, bytesOut: 0 };
  readonly connections = new Map<SessionId, Connection>();
  /** The views of the sessions in the world, for the translators. */
  readonly views = new Map<SessionId, SessionView>();
  readonly unproven: UnprovenConnections<Connection>;
  readonly queue = new LoginQueue();
  readonly held: HeldCharacters;
  readonly intents: IntentBatcher;
  readonly inspector: Inspector;
  /** What services are being told of sessions that end; a gateway that ends waits for it. */
  readonly telling = new Set<Promise<void>>();
  /** Takes no new connections. */
  isDraining = false;
  readonly #dirty: Connection[] = [];
  #isFlushPlanned = false;
  #lastSession = 0;
  readonly #body = new Uint8Array(CLIENT_SIZE_BOUND);
  readonly #reader = new ByteReader(this.#body);
  readonly bodyWriter = new ByteWriter(4096);

  constructor(ports: RolePorts, config: GatewayConfig, tables: ReadonlyMap<Build, BuildTable>) {
    this.#reader.compression = nodeCompression;
    this.bodyWriter.compression = nodeCompression;
    this.bodyWriter.rewrite = basicText;
    this.config = config;
    this.edge = config.edge;
    this.realm = config.realm;
    this.limits = config.limits;
    this.bus = ports.bus;
    this.clock = ports.clock;
    this.log = ports.log;
    this.random = ports.random;
    this.faults = ports.faults;
    this.tables = tables;
    this.metrics = gatewayMetrics(ports.metrics);
    this.unproven = unprovenConnections(config.limits.unproven);
    this.held = heldCharacters();
    this.inspector = inspector(ports.bus, ports.clock, config.edge);
    this.intents = intentBatcher(ports.bus, ports.clock, config.edge, (itemCount) => {
      this.metrics.intents.add(itemCount);
      this.metrics.intentBatches.add();
    });
  }

  /** A client has connected to a port that speaks the challenge of that build. */
  accept(socket: ClientSocket, build: Build): void {
    const address = plainAddress(socket.remoteAddress ?? '');
    if (this.isDraining) {
      socket.destroy();
      return;
    }
    const session = newSession({
      id: this.#nextSession(),
      correlation: newCorrelation(this.random),
      address,
      serverSeed: seedOf(this.random.bytes(4)),
      limits: this.limits,
      now: this.clock.monotonic(),
    });
    const connection = new Connection(this, socket, session);
    const { refused, evicted } = this.unproven.admit(connection, address);
    evicted?.close('evicted');
    this.connections.set(session.id, connection);
    if (refused) {
      connection.close('too-many-connections');
      return;
    }
    const challenge = challengeFor(build, session.serverSeed, this.random);
    connection.enqueue(challenge.opcode, 0, challenge.name, challenge.body);
    connection.flush();
  }

  onUnprovenFrame(connection: Connection, opcode: number, bytes: Uint8Array, start: number, end: number): AfterFrame {
    return openSession(this, connection, opcode, bytes.slice(start, end));
  }

  bodyReader(bytes: Uint8Array, start: number, end: number): ByteReader {
    // The body moves to where the reader already looks: a view per packet would cost more than copying it.
    const length = end - start;
    const body = this.#body;
    if (length <= shortBody) for (let i = 0; i < length; i++) body[i] = bytes[start + i] ?? 0;
    else body.set(bytes.subarray(start, end));
    const reader = this.#reader.reset(body);
    reader.narrow(length);
    return reader;
  }

  intend(connection: Connection, intent: Intent): void {
    const { session } = connection;
    if (session.character === undefined) return this.countDrop('not-in-world');
    session.intentSequence++;
    this.intents.add(session.character.instance, session.id, session.intentSequence, intent);
  }

  enterWorld(connection: Connection, character: CharacterId): Promise<void> {
    return enterWorld(this, connection, character);
  }

  arrive(connection: Connection): Promise<void> {
    return arriveInMap(this, connection);
  }

  mark(connection: Connection, status: Status, text: string): void {
    markStatus(this, connection, status, text);
  }

  flushLater(connection: Connection): void {
    this.#dirty.push(connection);
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    setImmediate(() => this.flushDirty());
  }

  /** Sends everything that was queued in this turn: one write per client. */
  flushDirty(): void {
    this.#isFlushPlanned = false;
    const dirty = this.#dirty;
    for (const connection of dirty) connection.flush();
    dirty.length = 0;
  }

  onRequestFailure(connection: Connection, error: unknown): void {
    this.metrics.requestFailures.add();
    connection.log.warn('request-failed', { error, account: connection.session.account?.name });
    // Without a proof or a character there is nothing that the client could go on with.
    if (connection.session.state === 'opening' || connection.session.state === 'entering') connection.close('failure');
  }

  onClosed(connection: Connection, reason: CloseReason): void {
    const { session } = connection;
    this.connections.delete(session.id);
    this.unproven.release(connection);
    this.queue.leave(session.id);
    this.inspector.forget(session.id);
    this.pool.giveBack(session.outbound.bytes);
    this.metrics.closed.add(1, reason);
    if (isAttack(reason)) this.metrics.attacks.add(1, 'gateway', reason);
    leaveWorld(this, connection, reason);
    connection.log.info('session-closed', {
      reason,
      build: session.build,
      account: session.account?.name,
      state: session.state,
      seconds: Math.round((this.clock.monotonic() - session.openedAt) / 1000),
    });
  }

  keepMalformed(connection: Connection, error: ProtocolError, body: Uint8Array): void {
    this.metrics.malformed.add(1, String(connection.session.build ?? ''));
    this.inspector.keepMalformed(connection.session.id, error, body);
    connection.log.info('packet-malformed', { packet: error.packet, path: error.path, offset: error.offset });
  }

  tap(connection: Connection, sender: 'client' | 'server', name: string, body: Uint8Array): void {
    this.inspector.see(connection, sender, name, body);
  }

  tapFrames(connection: Connection, frames: Uint8Array, start: number, end: number): void {
    this.inspector.seeFrames(connection, frames, start, end);
  }

  countDrop(why: DropReason, count = 1): void {
    this.metrics.dropped.add(count, why);
  }

  countUnhandled(connection: Connection, name: string): void {
    this.metrics.unhandled.add(1, String(connection.session.build ?? ''), name);
  }

  countFlush(bytes: number): void {
    this.counts.bytesOut += bytes;
    // One write in sixteen is enough for the shape, and the histogram costs as much as half a write.
    if ((this.counts.flushes++ & 15) === 0) this.metrics.flushBytes.observe(bytes);
  }

  /** Session numbers go round after 2^32; by then the old ones are gone. */
  #nextSession(): SessionId {
    do this.#lastSession = this.#lastSession >= 0xffff_ffff ? 1 : this.#lastSession + 1;
    while (this.connections.has(sessionId(this.#lastSession)));
    return sessionId(this.#lastSession);
  }
}

/** Bytes that the buffer pool keeps ready: 64 sessions with a full flush each. */
const keptBufferBytes = 4 << 20;
const shortBody = 96;

function seedOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}
