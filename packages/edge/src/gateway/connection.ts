import type { Log } from '@realmwright/kernel/ports/log';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { HeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import { type FrameClass, frameClass } from '@realmwright/world/perception/deliveries';
import type { ClientSocket } from '../listener/client-socket.ts';
import type { BuildTable, TableEntry } from './build-table.ts';
import { type CloseReason, isAttack } from './close-reason.ts';
import type { ConnectionHost } from './connection-host.ts';
import { ConnectionPort } from './connection-port.ts';
import type { GatewaySession } from './gateway-session.ts';
import { type AfterFrame, type FrameSink, type Received, receive } from './inbound-frames.ts';
import type { ConnectionState, GatewayPort } from './opcode-table.ts';
import { enqueue, enqueueFrames, shed } from './outgoing-queue.ts';
import { RequestLane } from './request-lane.ts';
import { charge, hear, strike } from './session-conduct.ts';
import { confirmSent, flushSession, type Transport } from './session-flush.ts';

/**
 * One client's socket and the record of its session. It exists because sockets, timers and running requests cannot be
 * data; whatever can is in the record. Modes are those of the record's `state`; `isClosed` is final.
 *
 * Reading stops while the request lane is full (TCP holds the client back), while its proof is being checked (the next
 * bytes need a cipher that is not there yet), and at a packet for the world while the world has not answered yet. At most
 * one write is in the socket's hands.
 */
export class Connection implements FrameSink, Transport {
  readonly session: GatewaySession;
  readonly lane: RequestLane;
  readonly log: Log;
  /** The table of the session's build; before the proof names one, no packet but the proof is known. */
  table: BuildTable | undefined;
  isClosed = false;
  /** Somebody watches this session with the inspector. */
  isTapped = false;
  /** Frames wait for the end of the turn of the event loop. */
  isDirty = false;
  /** Since when the socket is not read because the lane is full; 0 while it is. */
  heldSince = 0;
  /** Settled when the presence registry has answered the latest news of this session. */
  presenceTold: Promise<unknown> = Promise.resolve();
  readonly port: GatewayPort;
  readonly #host: ConnectionHost;
  readonly #socket: ClientSocket;
  readonly #confirm: () => void;
  /** Frames of one read are being handled. */
  #isReading = false;
  /** That read has put something into the queue. */
  #hasAnswers = false;
  /** Queued bytes at which movement is shed the next time. */
  #shedAt: number;

  constructor(host: ConnectionHost, socket: ClientSocket, session: GatewaySession) {
    this.#host = host;
    this.#socket = socket;
    this.session = session;
    this.log = host.log.with({ session: session.id, correlation: session.correlation, address: session.address });
    this.lane = new RequestLane({
      bound: host.limits.laneBound,
      onFailure: (error) => host.onRequestFailure(this, error),
      onRoom: () => this.resume(),
    });
    this.#shedAt = host.limits.shedBytes;
    this.port = new ConnectionPort(host, this);
    this.#confirm = () => {
      if (this.session.unsent.length === 0) return;
      confirmSent(this.session, host.pool);
      this.flush();
    };
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => this.close('socket-error'));
    socket.on('close', () => this.close('client-closed'));
  }

  #receive(chunk: Uint8Array): void {
    if (this.isClosed) return;
    const { session } = this;
    const host = this.#host;
    const now = host.clock.monotonic();
    host.counts.bytesIn += chunk.length;
    hear(session, host.limits, now);
    this.#isReading = true;
    const received = receive(session.inbound, chunk, this);
    this.#isReading = false;
    // Answers to what one read brought leave in one write, without waiting for the end of the turn.
    if (this.#hasAnswers) this.flush();
    this.#settle(received, now);
  }

  /** Goes on reading after a hold. */
  resume(): void {
    if (this.isClosed || this.heldSince === 0) return;
    this.heldSince = 0;
    this.#settle(receive(this.session.inbound, nothing, this), this.#host.clock.monotonic());
    if (this.heldSince === 0 && !this.isClosed) this.#socket.resume();
  }

  #settle(received: Received, now: number): void {
    if (received === 'bad-header') this.close('bad-header');
    if (received !== 'held') return;
    this.heldSince = now;
    this.#socket.pause();
  }

  ciphers(): HeaderCiphers | undefined {
    return this.session.ciphers;
  }

  frame(opcode: number, bytes: Uint8Array, start: number, end: number): AfterFrame {
    const host = this.#host;
    host.counts.packetsIn++;
    const { table } = this;
    if (table === undefined) return host.onUnprovenFrame(this, opcode, bytes, start, end);
    const entry = table.entries[opcode];
    if (entry === undefined || entry.action === undefined) return this.#unhandled(opcode, entry);
    // A quick client acts as soon as it knows its place; what it sends waits until the world has taken it in.
    const { state } = this.session;
    if (state === 'entering' && !entry.admits.has(state) && entry.admits.has('world')) return 'wait';
    if (this.isTapped) host.tap(this, 'client', entry.name, bytes.subarray(start, end));
    if (!this.#charge(end - start, entry.cost)) return 'next';
    if (!entry.admits.has(state)) {
      host.countDrop('wrong-state');
      return 'next';
    }
    try {
      this.#act(entry, bytes, start, end);
    } catch (error) {
      if (error instanceof ProtocolError && error.situation === 'decode') this.#strike(error, bytes, start, end);
      else this.#fail(error, entry.name);
    }
    if (this.isClosed) return 'stop';
    return this.lane.isFull() ? 'hold' : 'next';
  }

  #act(entry: TableEntry, bytes: Uint8Array, start: number, end: number): void {
    const { action } = entry;
    if (action === undefined || action.kind === 'ignore') return;
    const host = this.#host;
    const body = host.bodyReader(bytes, start, end);
    switch (action.kind) {
      case 'intend': {
        const { view } = this.session;
        if (view === undefined) return;
        const intent = action.intend(body, this.port, view);
        if (intent === undefined) break;
        if (intent === 'foreign') return this.#strikeForeign(entry.name);
        if ('kind' in intent) host.intend(this, intent);
        else for (const each of intent) host.intend(this, each);
        break;
      }
      case 'answer':
        this.send(action.answer(body, this.port));
        break;
      case 'control':
        action.control(body, this.port);
        break;
      case 'converse': {
        const conversation = action.read(body);
        const talk = (): Promise<void> => (this.isClosed ? done : conversation(this.port));
        // Services know the one who asks by the registry, so that what the session has just told it comes first.
        this.lane.add(() => this.presenceTold.then(talk, talk));
        break;
      }
    }
    if (body.remaining > 0) host.counts.trailingPackets++;
  }

  #charge(bodyBytes: number, cost: number): boolean {
    const charged = charge(this.session, this.#host.limits, bodyBytes, cost);
    if (charged === 'paid') return true;
    this.#host.countDrop('overdraft');
    if (charged === 'over') this.close('overdraft');
    return false;
  }

  #unhandled(opcode: number, entry: TableEntry | undefined): AfterFrame {
    if (entry?.isFromServer === true) {
      this.close('server-opcode');
      return 'stop';
    }
    const name = entry?.name ?? `0x${opcode.toString(16)}`;
    this.#host.countUnhandled(this, name);
    if (!this.session.unhandledNames.has(name) && this.session.unhandledNames.size < mostUnhandledNames) {
      this.session.unhandledNames.add(name);
      this.log.info('packet-unhandled', { packet: name, build: this.session.build });
    }
    return 'next';
  }

  /** A bug of ours, such as a packet of ours that does not encode: it ends this session and no other. */
  #fail(error: unknown, packet: string): void {
    this.log.error('packet-handler-failed', { error, packet, build: this.session.build });
    this.close('failure');
  }

  #strike(error: ProtocolError, bytes: Uint8Array, start: number, end: number): void {
    const host = this.#host;
    host.keepMalformed(this, error, bytes.subarray(start, end));
    if (strike(this.session, host.limits, host.clock.monotonic())) this.close('strikes');
  }

  /** The packet speaks for somebody else. That is no accident, so few of them are borne (G-18). */
  #strikeForeign(packet: string): void {
    const host = this.#host;
    host.countDrop('foreign-guid');
    this.log.info('packet-foreign', { packet, build: this.session.build });
    if (strike(this.session, host.limits, host.clock.monotonic(), foreignWeight)) this.close('strikes');
  }

  /** Queues packets in this order; they leave at the end of this turn of the event loop. */
  send(packets: readonly Outgoing[], priority: FrameClass = frameClass.social): void {
    if (this.isClosed) return;
    for (const packet of packets) {
      const opcode = this.table?.serverOpcodes.get(packet.name);
      if (opcode === undefined) {
        this.log.error('packet-not-in-build', { packet: packet.name, build: this.session.build });
        continue;
      }
      const writer = this.#host.bodyWriter.reset();
      packet.write(writer);
      if (this.isTapped) this.#host.tap(this, 'server', packet.name, writer.buffer.subarray(0, writer.length));
      this.enqueue(opcode, priority, packet.name, writer.buffer, writer.length);
    }
  }

  /** Queues one encoded body. */
  enqueue(opcode: number, priority: FrameClass, name: string, body: Uint8Array, length = body.length): void {
    if (!enqueue(this.session.outbound, this.#host.pool, opcode, priority, body, length)) {
      this.log.error('packet-too-large', { packet: name, bytes: length });
      return;
    }
    this.#host.counts.packetsOut++;
    this.#queued();
  }

  /** Queues frames that a translator built; see `Deliveries`. */
  deliver(frames: Uint8Array, start: number, end: number): void {
    if (this.isClosed) return;
    enqueueFrames(this.session.outbound, this.#host.pool, frames, start, end);
    if (this.isTapped) this.#host.tapFrames(this, frames, start, end);
    this.#queued();
  }

  #queued(): void {
    const { outbound } = this.session;
    const { limits } = this.#host;
    if (outbound.used > this.#shedAt) {
      const shedCount = shed(outbound, frameClass.movement);
      if (shedCount > 0) this.#host.countDrop('movement-shed', shedCount);
      if (outbound.used > limits.queueBytes) return this.close('slow-consumer');
      // What is left may not be shed; looking through it again pays only when something has come.
      this.#shedAt = Math.max(limits.shedBytes, outbound.used + shedStepBytes);
    }
    if (this.#isReading) this.#hasAnswers = true;
    else if (!this.isDirty) {
      this.isDirty = true;
      this.#host.flushLater(this);
    }
  }

  /** Sends what waits, unless an earlier write is still on its way. */
  flush(): void {
    this.isDirty = false;
    this.#hasAnswers = false;
    if (this.isClosed) return;
    const host = this.#host;
    while (true) {
      const written = flushSession(this.session, this, host.pool, host.limits.flushBytes);
      if (written === 0) return;
      host.countFlush(written);
      this.#shedAt = host.limits.shedBytes;
    }
  }

  write(bytes: Uint8Array): boolean {
    this.#socket.write(bytes, this.#confirm);
    // Nothing waits in the socket: the kernel has taken all of it, and the buffer is ours again.
    if (this.#socket.writableLength === 0) return true;
    this.session.unsentSince = this.#host.clock.monotonic();
    return false;
  }

  enterState(state: ConnectionState): void {
    this.session.state = state;
    this.session.stateSince = this.#host.clock.monotonic();
    if (this.heldSince > 0) setImmediate(() => this.resume());
  }

  /** Closes the socket after what is already queued. Final and idempotent. */
  close(reason: CloseReason): void {
    if (this.isClosed) return;
    this.flush();
    this.isClosed = true;
    this.lane.clear();
    if (isAttack(reason)) this.#socket.resetAndDestroy();
    else if (reason === 'client-closed') this.#socket.destroy();
    else {
      this.#socket.end();
      // A peer that does not close its side is not waited for.
      this.#host.clock.after(lingerMillis, () => this.#socket.destroy());
    }
    this.#host.onClosed(this, reason);
  }
}

const nothing = new Uint8Array(0);
const done = Promise.resolve();
/** Unhandled packets are logged once per name; a client that invents names fills no more of the log than this. */
const mostUnhandledNames = 64;
const lingerMillis = 500;
/** Strikes for a packet in the name of another unit. */
const foreignWeight = 3;
const shedStepBytes = 16_384;
