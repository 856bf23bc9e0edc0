import type { Cancel } from '@realmwright/kernel/ports/clock';
import type { Log } from '@realmwright/kernel/ports/log';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import {
  dropShortLogonProof,
  type LoginStream,
  nextLogin,
  openLoginStream,
  receiveLogin,
  shortLogonProof,
} from '@realmwright/protocol/framing/login-frames';
import { loginVersionOf } from '@realmwright/protocol/login/login-message';
import type { ClientSocket } from '../listener/client-socket.ts';
import { newCorrelation } from '../listener/correlation.ts';
import { ArithmeticBusyError } from './arithmetic-queue.ts';
import type { LoginLimits } from './login-config.ts';
import { type LoginAnswer, type LoginDesk, LoginExchange } from './login-exchange.ts';

/** Why the login server closes a connection; those not in `ordinaryReasons` count as attacks. */
export type LoginCloseReason =
  | 'client-closed'
  | 'socket-error'
  | 'answered'
  | 'shutdown'
  | 'failure'
  | 'busy'
  | 'idle'
  | 'garbage'
  | 'wrong-state'
  | 'malformed'
  | 'proof-deadline'
  | 'message-deadline'
  | 'too-many-connections'
  | 'evicted';

/** Reasons that a genuine client gives too. */
export const ordinaryReasons: ReadonlySet<LoginCloseReason> = new Set([
  'client-closed',
  'socket-error',
  'answered',
  'shutdown',
  'failure',
  'busy',
  'idle',
]);

/** What a connection tells its server. */
export interface LoginConnectionEvents {
  readonly onProven: (connection: LoginConnection) => void;
  readonly onClosed: (connection: LoginConnection, reason: LoginCloseReason) => void;
}

/**
 * One client's socket at the login server. It exists to turn bytes into messages and to hold the deadlines; what a
 * message means is in `LoginExchange`. One message is handled at a time, and the socket is not read meanwhile, so a
 * client can make work only as fast as it is done.
 */
export class LoginConnection {
  readonly #socket: ClientSocket;
  readonly #exchange: LoginExchange;
  readonly #desk: LoginDesk;
  readonly #limits: LoginLimits;
  readonly #events: LoginConnectionEvents;
  readonly #log: Log;
  readonly #stream: LoginStream = openLoginStream('client');
  #isBusy = false;
  #isClosed = false;
  #hasTriedShort = false;
  #cancelDeadline: Cancel;
  /** Runs while a message has begun and has not ended; a client cannot stretch it by sending a byte now and then. */
  #cancelMessage: Cancel | undefined;

  constructor(
    desk: LoginDesk,
    limits: LoginLimits,
    socket: ClientSocket,
    address: string,
    events: LoginConnectionEvents,
  ) {
    this.#desk = desk;
    this.#limits = limits;
    this.#socket = socket;
    this.#events = events;
    const correlation = newCorrelation(desk.ports.random);
    this.#log = desk.ports.log.with({ address, correlation });
    this.#exchange = new LoginExchange(desk, address, socket.localAddress ?? '', correlation);
    this.#cancelDeadline = desk.ports.clock.after(limits.proofMillis, () => this.close('proof-deadline'));
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => this.close('socket-error'));
    socket.on('close', () => this.close('client-closed'));
  }

  #receive(chunk: Uint8Array): void {
    if (this.#isClosed) return;
    receiveLogin(this.#stream, chunk);
    this.#next();
  }

  #next(): void {
    if (this.#isBusy || this.#isClosed) return;
    const frame = nextLogin(this.#stream);
    if (frame === 'more' && this.#stream.queue.used > 0) this.#awaitRest();
    else this.#endMessage();
    if (frame === 'garbage') return this.close('garbage');
    if (frame !== 'more') {
      this.#work(() => this.#exchange.handle(frame), 'wrong-state');
      return;
    }
    const short = this.#exchange.awaitsProof && !this.#hasTriedShort ? shortLogonProof(this.#stream) : undefined;
    if (short === undefined) return;
    this.#hasTriedShort = true;
    this.#work(async () => {
      const answer = await this.#exchange.tryShortProof(short);
      if (answer !== undefined) dropShortLogonProof(this.#stream);
      return answer;
    }, undefined);
  }

  #awaitRest(): void {
    const { ports } = this.#desk;
    this.#cancelMessage ??= ports.clock.after(this.#limits.messageMillis, () => this.close('message-deadline'));
  }

  #endMessage(): void {
    this.#cancelMessage?.();
    this.#cancelMessage = undefined;
  }

  /** Runs one step. Without an answer the connection ends with that reason; without a reason it waits for more. */
  #work(step: () => Promise<LoginAnswer | undefined>, silence: LoginCloseReason | undefined): void {
    this.#isBusy = true;
    this.#socket.pause();
    step().then(
      (answer) => this.#finish(answer, silence),
      (error: unknown) => this.#fail(error),
    );
  }

  #finish(answer: LoginAnswer | undefined, silence: LoginCloseReason | undefined): void {
    this.#isBusy = false;
    if (this.#isClosed) return;
    if (answer === undefined && silence !== undefined) return this.close(silence);
    if (answer !== undefined) {
      this.#socket.write(answer.reply);
      if (answer.then === 'close') return this.close('answered');
    }
    const { build } = this.#exchange;
    if (build !== undefined) this.#stream.version = loginVersionOf(build);
    if (this.#exchange.isProven) {
      this.#events.onProven(this);
      this.#cancelDeadline();
      this.#cancelDeadline = this.#desk.ports.clock.after(this.#limits.idleMillis, () => this.close('idle'));
    }
    this.#socket.resume();
    this.#next();
  }

  #fail(error: unknown): void {
    if (error instanceof ProtocolError) {
      this.#log.info('login-malformed', { message: error.packet, path: error.path, offset: error.offset });
      return this.close('malformed');
    }
    if (error instanceof ArithmeticBusyError) return this.close('busy');
    this.#log.warn('login-failed', { error });
    this.close('failure');
  }

  /** Ends the connection after what was already written. Final and idempotent. */
  close(reason: LoginCloseReason): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelDeadline();
    this.#endMessage();
    if (reason === 'client-closed') this.#socket.destroy();
    else if (ordinaryReasons.has(reason)) {
      this.#socket.end();
      this.#desk.ports.clock.after(lingerMillis, () => this.#socket.destroy());
    } else this.#socket.resetAndDestroy();
    this.#events.onClosed(this, reason);
  }
}

/** How long a peer may take to read the last answer before its socket is dropped, milliseconds. */
const lingerMillis = 500;
