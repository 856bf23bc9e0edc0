import type { Log } from '@realmwright/kernel/ports/log';
import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { writeVarint } from '@realmwright/kernel/schema/varint';
import type { Millis } from '@realmwright/kernel/units';
import type { ClientMessage } from '@realmwright/protocol/realtime/client-messages';
import { type CloseName, closeCodes } from '@realmwright/protocol/realtime/close-code';
import { deliveries, priorities } from '@realmwright/protocol/realtime/delivery';
import { clientFrames, type Frame, MOST_FRAMES, serverFrames } from '@realmwright/protocol/realtime/frame';
import { clientTexts, serverTexts } from '@realmwright/protocol/realtime/json-frame';
import { type ServerMessage, serverMessages } from '@realmwright/protocol/realtime/server-messages';
import type { FrameForm } from '@realmwright/protocol/realtime/subprotocol';
import type { Correspondence } from './correspondence.ts';
import type { Flushable, FlushPlan } from './flush-plan.ts';
import type { FrameSocket, SocketHearer } from './frame-socket.ts';
import { LineAllowance } from './line-allowance.ts';
import type { RealtimeLimits } from './realtime-config.ts';
import type { LineMeter } from './rooms/line-meter.ts';
import type { WriterPool } from './writer-pool.ts';

/** What a line tells its owner. */
export interface LineOwner {
  /** A message has come, in its order. */
  receive(message: ClientMessage): void;
  closed(reason: CloseName | 'gone'): void;
}

export interface LineTerms {
  readonly socket: FrameSocket;
  readonly form: FrameForm;
  readonly limits: RealtimeLimits;
  /** Goes on from line to line. */
  readonly correspondence: Correspondence;
  readonly now: () => Millis;
  readonly log: Log;
  readonly meter: LineMeter;
  readonly writers: WriterPool;
  readonly plan: FlushPlan;
}

/**
 * One socket: frames in and out, and how much a client may send and must take. It knows nothing of sessions; what has gone
 * to and fro is in the correspondence, which outlives it. What is written in one turn leaves as one message of the socket.
 * What is told to a line that is closed is kept for the next one.
 */
export class RealtimeLine implements SocketHearer, Flushable {
  heardAt: Millis;
  #owner: LineOwner | undefined;
  /** What came while nobody owned the line yet. */
  #early: ClientMessage[] | undefined;
  /** Round trip as the client measured it last, milliseconds; 0 before it did. */
  latencyMillis = 0;
  readonly #socket: FrameSocket;
  readonly #form: FrameForm;
  readonly #limits: RealtimeLimits;
  /** The monotonic clock that it goes by. */
  readonly now: () => Millis;
  readonly #log: Log;
  readonly #meter: LineMeter;
  readonly #writers: WriterPool;
  readonly #plan: FlushPlan;
  /** What is to be sent; borrowed while there is something. */
  #out: ByteWriter | undefined;
  #frameCount = 0;
  readonly #allowance: LineAllowance;
  readonly #correspondence: Correspondence;
  #closedFor: CloseName | 'gone' | undefined;
  #isFlushPlanned = false;
  /** Something was left unread because the client had sent more than it may: its numbers are missing from then on. */
  #hasDropped = false;

  constructor({ socket, form, limits, correspondence, now, log, meter, writers, plan }: LineTerms) {
    this.#socket = socket;
    this.#form = form;
    this.#limits = limits;
    this.#correspondence = correspondence;
    this.now = now;
    this.#log = log;
    this.#meter = meter;
    this.#writers = writers;
    this.#plan = plan;
    this.heardAt = now();
    this.#allowance = new LineAllowance(limits, this.heardAt);
    socket.hearWith(this);
  }

  /** Pings cost as much as any other message. */
  pingCame(data: Uint8Array): void {
    if (!this.isClosed && this.#pay('messages', 1)) this.#socket.pong(data);
  }

  /** Whoever says goodbye does not come back; everything else may be a line that broke. */
  socketClosed(code: number): void {
    this.#end(code === closeCodes.done.code ? 'done' : 'gone');
  }

  /** Nobody takes what comes any more, nor hears of its end: another line has its place. */
  disown(): void {
    this.#owner = undefined;
  }

  /** Somebody takes what comes from now on, and first what has come already; or hears that the line is closed. */
  own(owner: LineOwner): void {
    if (this.#closedFor !== undefined) return owner.closed(this.#closedFor);
    this.#owner = owner;
    const early = this.#early;
    this.#early = undefined;
    for (const message of early ?? []) if (!this.isClosed) owner.receive(message);
  }

  get form(): FrameForm {
    return this.#form;
  }

  /** Bytes that were told and that the system has not taken yet. */
  get queuedBytes(): number {
    return this.#socket.bufferedAmount + this.#unsentBytes;
  }

  get isClosed(): boolean {
    return this.#closedFor !== undefined;
  }

  /** Whether what is sent now leaves at once. */
  get isFree(): boolean {
    return !this.isClosed && this.queuedBytes < this.#limits.slowBytes;
  }

  /** Queues a message. Droppable ones are left out while the line is slow, reliable ones are kept until confirmed. */
  tell(message: ServerMessage, encoded?: Uint8Array): void {
    const { delivery, priority } = serverMessages[message.kind];
    const isReliable = delivery === 'reliable';
    if (!isReliable && this.isClosed) return;
    if (delivery === 'droppable' && !this.isFree) return this.#meter.dropped(message);
    const { sent } = this.#correspondence;
    const of = isReliable ? 'reliable' : 'droppable';
    const out = this.#beginFrame();
    const start = out.length;
    sent[of] += 1;
    out.u8(deliveries.indexOf(delivery) | (priorities.indexOf(priority) << 2));
    writeVarint(out, sent[of]);
    if (encoded !== undefined) out.bytes(encoded);
    else if (!this.#encode(out, message)) {
      // As if it had never been begun: its number is the next one's.
      out.truncate(start);
      sent[of] -= 1;
      this.#frameCount -= 1;
      return;
    }
    // Buffers of Node share their memory, which is less than that of small arrays of their own.
    if (isReliable) this.#correspondence.keep(Buffer.from(out.buffer.subarray(start, out.length)));
    if (this.isClosed) return this.#discard();
    this.#meter.told(message, out.length - start);
    this.#planFlush();
  }

  /** Whether the message could be written. One that breaks its own bounds is a fault of the realm, and not of the others on the way. */
  #encode(out: ByteWriter, message: ServerMessage): boolean {
    try {
      serverFrames.messages.write(out, message);
      return true;
    } catch (error) {
      this.#log.error('message-not-told', { kind: message.kind, error });
      return false;
    }
  }

  /** Queues frames that were kept. */
  repeat(frames: readonly Uint8Array[]): void {
    if (this.isClosed) return;
    for (const frame of frames) {
      this.#beginFrame().bytes(frame);
    }
    this.#planFlush();
  }

  /** Queues a whole state frame. */
  state(frame: Uint8Array): void {
    if (this.isClosed) return;
    this.#beginFrame().bytes(frame);
    this.#meter.state(frame.length);
    this.#planFlush();
  }

  /** Sends what was queued. */
  flush(): void {
    if (this.isClosed || this.#unsentBytes === 0) return;
    if (this.#socket.bufferedAmount > this.#limits.stuckBytes) this.close('slow');
    else this.#write();
  }

  flushAsPlanned(): void {
    this.#isFlushPlanned = false;
    this.flush();
  }

  /** A message of the socket holds so many frames and no more. */
  #beginFrame(): ByteWriter {
    if (this.#frameCount === MOST_FRAMES) this.#write();
    this.#frameCount += 1;
    this.#out ??= this.#writers.lend();
    return this.#out;
  }

  get #unsentBytes(): number {
    return this.#out?.length ?? 0;
  }

  #discard(): void {
    this.#frameCount = 0;
    if (this.#out === undefined) return;
    this.#writers.giveBack(this.#out);
    this.#out = undefined;
  }

  #write(): void {
    const bytes = this.#out?.peek();
    if (bytes === undefined || bytes.length === 0) return;
    const sent = this.#meter.leaving();
    if (this.#form === 'binary') this.#socket.sendBytes(bytes, sent);
    else this.#socket.send(serverTexts.encode(serverFrames.decode(bytes)), { binary: false }, sent);
    this.#discard();
  }

  /** Says why and ends the line. Final and idempotent. */
  close(reason: CloseName): void {
    if (this.isClosed) return;
    // The last words; somebody who does not read would not read those either.
    if (reason !== 'slow') this.#write();
    const { code, about } = closeCodes[reason];
    this.#socket.close(code, about);
    this.#end(reason);
    // A busy client gets time to read why; one that does not answer is not waited for longer.
    setTimeout(() => this.#socket.terminate(), lingerMillis).unref();
  }

  #planFlush(): void {
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    this.#plan.add(this);
  }

  #end(reason: CloseName | 'gone'): void {
    if (this.isClosed) return;
    this.#closedFor = reason;
    this.#discard();
    this.#owner?.closed(reason);
  }

  messageCame(data: unknown, isBinary: boolean): void {
    if (this.isClosed) return;
    if (!this.#pay('messages', 1)) return this.#drop();
    if (isBinary !== (this.#form === 'binary')) return this.close('wrongForm');
    const bytes = data instanceof Uint8Array ? data : new Uint8Array();
    let frames: readonly Frame<ClientMessage>[];
    try {
      frames = isBinary ? clientFrames.decode(bytes) : clientTexts.decode(new TextDecoder().decode(bytes));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#log.info('frame-malformed', { path: error.path, offset: error.offset, reason: error.reason });
      return this.close('malformed');
    }
    if (!this.#pay('frames', frames.length)) return this.#drop();
    for (const frame of frames) {
      if (this.isClosed) return;
      this.#receive(frame);
    }
  }

  /** Frames that came before are passed over; a gap among reliable ones cannot be, on one line. */
  #receive({ delivery, sequence, message }: Frame<ClientMessage>): void {
    const { received } = this.#correspondence;
    const last = received[delivery];
    if (sequence <= last) return;
    if (delivery === 'reliable' && sequence !== last + 1)
      return this.close(this.#hasDropped ? 'flooding' : 'malformed');
    received[delivery] = sequence;
    if (this.#owner !== undefined) this.#owner.receive(message);
    else if ((this.#early?.length ?? 0) >= this.#limits.deeds) this.close('flooding');
    else {
      this.#early ??= [];
      this.#early.push(message);
    }
  }

  #drop(): void {
    this.#hasDropped = true;
  }

  #pay(what: 'messages' | 'frames', amount: number): boolean {
    this.heardAt = this.now();
    const paid = this.#allowance.pay(what, amount, this.heardAt);
    if (paid === 'over') this.close('flooding');
    return paid === 'paid';
  }
}

const lingerMillis = 5_000;
