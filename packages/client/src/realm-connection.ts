import type { CharacterId } from '@realmwright/kernel/ids';
import type { ClientMessage, Deed, Step } from '@realmwright/protocol/realtime/client-messages';
import { policyOf } from '@realmwright/protocol/realtime/close-code';
import { type Frame, serverFrames } from '@realmwright/protocol/realtime/frame';
import type { Attention } from '@realmwright/protocol/realtime/quality';
import type { DeedOutcome, ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { ApiError } from './api-transport.ts';
import { AskedDeeds, lostDeed } from './asked-deeds.ts';
import { ClientCorrespondence } from './client-correspondence.ts';
import { pauseBefore, RESUMABLE_MILLIS } from './comeback.ts';
import { Confirmations } from './confirmations.ts';
import type { ConnectionTerms } from './connection-terms.ts';
import { fits, tooLongDeed } from './deed-size.ts';
import { dialWebSocket, type Pass, type SocketLike } from './dial.ts';
import { Heartbeat } from './heartbeat.ts';
import { type Closed, Line } from './line.ts';
import { completeConditions, type LineConditions } from './line-conditions.ts';
import { OfflineQueue } from './offline-queue.ts';
import { Hearers, type RealmEvents } from './realm-events.ts';
import type { Ticket } from './sign-in.ts';
import { machineTimers, type Timers } from './timers.ts';
import { WorldView } from './world-view.ts';

/**
 * A connection to a realm: what is seen is in `world`, what is asked for has an outcome. When its line breaks it comes back
 * by itself: within a minute with nothing lost and nothing doubled, later as somebody new. What is asked for meanwhile
 * waits in `offline`. Drawing and playing are up to whoever uses it.
 */
export class RealmConnection {
  readonly world = new WorldView();
  /** The first words of the server: who one is, and whom one may play. */
  readonly welcome: Promise<Extract<ServerMessage, { kind: 'welcome' }>>;
  /** Deeds that wait for a line, and those that came to nothing. */
  readonly offline = new OfflineQueue(() => Date.now());
  readonly #terms: ConnectionTerms;
  readonly #timers: Timers;
  readonly #heartbeat: Heartbeat;
  readonly #confirmations: Confirmations;
  readonly #greeting = Promise.withResolvers<Extract<ServerMessage, { kind: 'welcome' }>>();
  readonly #deeds = new AskedDeeds();
  readonly #hearers = new Hearers();
  #address: string | undefined;
  #line: Line | undefined;
  #conditions: Required<LineConditions> | undefined;
  #correspondence = new ClientCorrespondence();
  #state: 'connecting' | 'live' | 'away' | 'over' = 'connecting';
  #attention: Attention = { sight: 'shown', saving: 'nothing' };
  #isInWorld = false;
  #hasBeenLive = false;
  #awaySince = 0;
  #attempt = 0;
  #lastInput = 0;

  private constructor(terms: ConnectionTerms) {
    this.#terms = terms;
    this.#timers = terms.timers ?? machineTimers;
    const ping = (sent: number, lastTrip: number): void => this.#send({ kind: 'ping', sent, lastTrip });
    this.#heartbeat = new Heartbeat(this.#timers, ping, () => this.#lose(noAnswer));
    this.#confirmations = new Confirmations(this.#timers, () => {
      if (this.#state === 'live') this.#send(this.#correspondence.confirmation());
    });
    this.welcome = this.#greeting.promise;
    // Whoever does not wait for it learns of the end by `closed`.
    this.welcome.catch(() => undefined);
  }

  /** Opens a line with a ticket. */
  static open({ socket, ticket }: Ticket, terms: ConnectionTerms = {}): RealmConnection {
    const connection = new RealmConnection(terms);
    connection.#address = socket;
    connection.#dial({ scheme: 'Ticket', secret: ticket });
    return connection;
  }

  /** Speaks over a socket that is open or opening, with a binary subprotocol. It does not come back when that breaks. */
  static over(socket: SocketLike, options: Pick<ConnectionTerms, 'timers'> = {}): RealmConnection {
    const connection = new RealmConnection(options);
    connection.#attach(socket);
    return connection;
  }

  /** The round trip as measured, milliseconds; 0 before the first measurement. */
  get trip(): number {
    return this.#heartbeat.trip;
  }

  /** Hears what happens until the function that it gives is called. */
  on<Name extends keyof RealmEvents>(name: Name, hear: (event: RealmEvents[Name]) => void): () => void {
    return this.#hearers.add(name, hear);
  }

  /** Takes a character into the world; `entered` or `left` comes as a message. */
  enter(character: CharacterId): void {
    this.#send({ kind: 'enter', character });
  }

  /** Takes the character out of the world. */
  leave(): void {
    this.#send({ kind: 'leave' });
  }

  /** Asks for a deed, and says how it came out. Without a line it waits in `offline`. */
  act(deed: Deed): Promise<DeedOutcome> {
    if (this.#state === 'over') return Promise.resolve(lostDeed);
    if (!fits(deed)) return Promise.resolve(tooLongDeed);
    return this.#state === 'away' ? this.offline.add(deed) : this.#ask(deed, 0);
  }

  /** Tells where the own character is; returns the number of this step. */
  step(step: Omit<Step, 'input'>): number {
    this.#lastInput += 1;
    this.#send({ kind: 'step', input: this.#lastInput, ...step });
    return this.#lastInput;
  }

  /** The own character stands where the server wanted it. */
  confirmCorrection(correction: number, time: number): void {
    this.#send({ kind: 'corrected', correction, time });
  }

  /** Says how the world is looked at: a page that nobody sees is told next to nothing, one that saves less. */
  attend(attention: Partial<Attention>): void {
    this.#attention = { ...this.#attention, ...attention };
    this.#heartbeat.isInBackground = this.#attention.sight === 'hidden';
    if (this.#state === 'live') this.#send({ kind: 'attend', ...this.#attention });
  }

  /**
   * Makes this line and those that follow it as slow and uneven as somebody's far away, both ways, to try how a game feels
   * there; without conditions, as it is. It can be changed at any time: nothing is lost and nothing overtakes.
   * @throws RangeError for what no line has
   */
  simulateLine(conditions: LineConditions | undefined): void {
    this.#conditions = conditions === undefined ? undefined : completeConditions(conditions);
  }

  /** Ends the session. */
  close(): void {
    const line = this.#line;
    this.#finish({ code: 1000, reason: '' });
    line?.close(1000);
  }

  #dial(pass: Pass): void {
    if (this.#address === undefined) return;
    this.#attach((this.#terms.dial ?? dialWebSocket)(this.#address, pass));
  }

  #attach(socket: SocketLike): void {
    const hearer = {
      heard: (bytes: ArrayBuffer) => this.#line === line && this.#take(bytes),
      closed: (closed: Closed) => this.#line === line && this.#lose(closed),
    };
    const line = new Line(socket, hearer, this.#timers, () => this.#conditions);
    this.#line = line;
  }

  #send(message: ClientMessage): void {
    // Only what must arrive is of any use later.
    if (this.#state === 'away' || this.#state === 'over') return;
    this.#line?.send(this.#correspondence.write(message));
  }

  #ask(deed: Deed, age: number): Promise<DeedOutcome> {
    const { asking, outcome } = this.#deeds.ask(deed, age);
    this.#send(asking);
    return outcome;
  }

  #take(bytes: ArrayBuffer): void {
    this.#heartbeat.hear();
    for (const frame of serverFrames.decode(new Uint8Array(bytes))) {
      if (this.#correspondence.take(frame)) this.#takeFrame(frame);
    }
    this.#confirmations.note(this.#correspondence.unconfirmed);
  }

  #takeFrame(frame: Frame<ServerMessage>): void {
    const { message } = frame;
    switch (message.kind) {
      case 'state':
        if (this.world.apply({ ...frame, message }) === 'gap') this.#send({ kind: 'resync', why: 'gap' });
        else this.#hearers.tell('state', this.world);
        return;
      case 'verify':
        return this.#verify(message);
      case 'acted':
        this.#deeds.answer(message.action, message.outcome);
        break;
      case 'pong':
        this.#heartbeat.answered(message.sent);
        for (const dropped of this.#correspondence.takeDropped()) this.#line?.send(dropped);
        break;
      case 'welcome':
        this.#greeted(message);
        break;
      case 'resumed':
        this.#resumed(message.how);
        break;
      case 'entered':
        this.#isInWorld = true;
        this.#replay();
        break;
      case 'left':
        this.#isInWorld = false;
        break;
      default:
    }
    this.#hearers.tell('message', message);
  }

  /** Compares what is seen with what should be; what differs is repaired by seeing everything anew. */
  #verify({ state, sum }: Extract<ServerMessage, { kind: 'verify' }>): void {
    if (state === this.world.sequence && sum !== this.world.sum) this.#send({ kind: 'resync', why: 'drift' });
  }

  #greeted(message: Extract<ServerMessage, { kind: 'welcome' }>): void {
    this.#state = 'live';
    this.#attempt = 0;
    this.#heartbeat.start();
    this.#hearers.tell('connection', { kind: this.#hasBeenLive ? 'fresh' : 'live' });
    this.#hasBeenLive = true;
    this.#attendAnew();
    this.#greeting.resolve(message);
  }

  #resumed(how: 'kept' | 'moved'): void {
    this.#state = 'live';
    this.#attempt = 0;
    if (how === 'kept') for (const frame of this.#correspondence.unheard) this.#line?.send(frame);
    else {
      // The other edge says anew where the character is, and does what the former one did not answer, once.
      this.#isInWorld = false;
      for (const asking of this.#deeds.unanswered) this.#send(asking);
      this.#attendAnew();
    }
    this.#heartbeat.start();
    this.#hearers.tell('connection', { kind: 'resumed', how });
    if (this.#isInWorld) this.#replay();
  }

  /** A new session, or another edge, knows nothing of it. */
  #attendAnew(): void {
    const { sight, saving } = this.#attention;
    if (sight === 'hidden' || saving !== 'nothing') this.attend({});
  }

  #replay(): void {
    const canAct = (): boolean => this.#state === 'live' && this.#isInWorld;
    void this.offline.replay((deed, age) => this.#ask(deed, age), canAct);
  }

  /** The line is gone: what follows is up to the reason. */
  #lose(closed: Closed): void {
    if (this.#state === 'over') return;
    const { code, reason } = closed;
    const line = this.#line;
    // A line that is dead but not closed is not listened to any more.
    this.#line = undefined;
    if (closed === noAnswer) line?.close();
    this.#heartbeat.stop();
    const policy = policyOf(code);
    if (this.#address === undefined || policy === 'stay-away') return this.#finish({ code, reason });
    if (this.#state === 'live') {
      this.#state = 'away';
      this.#awaySince = this.#timers.now();
      this.#hearers.tell('connection', { kind: 'away', code, reason });
    }
    // Whoever opens a line learns at once that the first one came to nothing, and knows better than this what to do.
    if (!this.#hasBeenLive) return this.#finish({ code, reason });
    const canResume = policy === 'resume' && this.#correspondence.token !== '' && this.#isInTime();
    if (!canResume && this.#terms.renew === undefined) return this.#finish({ code, reason });
    const pause = pauseBefore(this.#attempt, () => this.#timers.random());
    this.#attempt += 1;
    this.#timers.after(pause, () => (canResume ? this.#resume() : void this.#comeAnew({ code, reason })));
  }

  #isInTime(): boolean {
    return this.#state === 'away' && this.#timers.now() - this.#awaySince < RESUMABLE_MILLIS;
  }

  #resume(): void {
    if (this.#state !== 'away') return;
    const { token, grasp } = this.#correspondence;
    this.#dialAgain({ scheme: 'Resume', secret: token, grasp });
  }

  /** A line that does not open in time is no line. */
  #dialAgain(pass: Pass): void {
    this.#dial(pass);
    const line = this.#line;
    this.#timers.after(dialMillis, () => {
      if (this.#state !== 'live' && this.#line === line && line !== undefined) this.#lose(noAnswer);
    });
  }

  /** The session is over: a new one begins, and what the old one was asked last has no outcome. */
  async #comeAnew(closed: Closed): Promise<void> {
    if (this.#state === 'over') return;
    this.#deeds.lose();
    this.#correspondence = new ClientCorrespondence();
    this.#isInWorld = false;
    this.world.clear();
    let ticket: Ticket | undefined;
    try {
      ticket = await this.#terms.renew?.();
    } catch (error) {
      // The realm does not want this account; anything else may be better next time.
      if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return this.#finish(closed);
    }
    if (this.#isOver()) return;
    if (ticket === undefined) return this.#lose(closed);
    this.#address = ticket.socket;
    this.#state = 'connecting';
    this.#dialAgain({ scheme: 'Ticket', secret: ticket.ticket });
  }

  #isOver(): boolean {
    return this.#state === 'over';
  }

  #finish({ code, reason }: Closed): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#heartbeat.stop();
    this.#confirmations.stop();
    this.#greeting.reject(new Error(`the line was closed with ${code}: ${reason}`));
    this.#deeds.lose();
    this.#hearers.tell('connection', { kind: 'over', code, reason });
    this.#hearers.tell('closed', { code, reason, policy: policyOf(code) });
  }
}

/** The end of a line that nobody has closed. */
const noAnswer = { code: 1006, reason: 'the realm does not answer' };
/** How long a line may take to open. */
const dialMillis = 5_000;
