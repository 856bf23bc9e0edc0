import { connect, type Socket } from 'node:net';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { decipher, type HeaderCiphers, openHeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import { clientFrame } from '@realmwright/protocol/framing/world-header';
import { worldProofOf } from '@realmwright/protocol/srp6/session-proof';
import type { Build } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { readAuthResult, readServerSeed } from './bot-answers.wire.ts';
import { BotError, within } from './bot-error.ts';
import type { Address } from './bot-login.wire.ts';

/** A packet that was waited for. The body is a copy. */
export interface Answer {
  readonly name: string;
  readonly body: Uint8Array;
}

interface Waiter {
  readonly opcode: number;
  readonly resolve: (body: Uint8Array) => void;
}

/** Told of each whole packet: its opcode and where its body lies. The bytes are the socket's and are not kept. */
export type PacketListener = (opcode: number, bytes: Buffer, start: number, end: number) => void;

/**
 * A connection to a gateway, made for load: it frames and deciphers headers and leaves the bodies alone, so that a
 * packet that nobody asks for costs four deciphered bytes. Bodies are read only where somebody wants to know.
 */
export class BotLine {
  readonly build: Build;
  /** Resolves when the connection is over, with why. */
  readonly ended: Promise<string>;
  /** Called for every packet that is not the answer of an `ask`. */
  onPacket: PacketListener = () => undefined;
  readonly #socket: Socket;
  #ciphers: HeaderCiphers | undefined;
  #rest: Buffer = nothing;
  /** Bytes at the head of the next packet that are deciphered already. */
  #plainBytes = 0;
  #endReason = 'server closed';
  #isOver = false;
  readonly #waiters: Waiter[] = [];

  private constructor(build: Build, socket: Socket) {
    this.build = build;
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error) => {
      this.#endReason = 'code' in error && error.code === 'ECONNRESET' ? 'connection reset' : 'connection failed';
    });
    this.ended = new Promise((resolve) => {
      socket.once('close', () => {
        this.#isOver = true;
        resolve(this.#endReason);
      });
    });
  }

  /** Connects, proves the session key and waits for the welcome, through the login queue if there is one. @throws BotError */
  static async open(
    at: Address,
    build: Build,
    who: { readonly username: string; readonly sessionKey: Uint8Array; readonly from?: string | undefined },
    onQueue: (position: number) => void,
  ): Promise<BotLine> {
    const { from } = who;
    const socket = connect({ ...at, noDelay: true, ...(from === undefined ? {} : { localAddress: from }) });
    const line = new BotLine(build, socket);
    try {
      await line.#authenticate(who, onQueue);
      return line;
    } catch (error) {
      line.end('gave up');
      throw error;
    }
  }

  /** Encodes by the build's description and sends. Fields that the build does not know are left out by its layout. */
  send(name: string, value: object): void {
    const packet = versionOf(this.build).packet(name, 'client');
    if (packet?.layout === undefined) return; // this build's clients do not say that
    this.sendBody(packet.opcode, packet.layout.codec.encode(value));
  }

  /** Sends a body that is encoded already. */
  sendBody(opcode: number, body: Uint8Array): void {
    if (!this.#isOver) this.#socket.write(clientFrame(opcode, body, this.#ciphers?.send));
  }

  /** Sends and waits for the first packet of one of these names; says which it was. @throws BotError */
  async ask(question: string, value: object, answers: readonly string[], millis = answerMillis): Promise<Answer> {
    const answered = this.next(answers, millis);
    this.send(question, value);
    return await answered;
  }

  /** Waits for the first packet of one of these names. @throws BotError when it does not come or the line ends */
  async next(answers: readonly string[], millis = answerMillis): Promise<Answer> {
    const waiters: Waiter[] = [];
    const arrived = answers.map(
      (name) =>
        new Promise<Answer>((resolve) => {
          waiters.push({ opcode: opcodeOf(this.build, name), resolve: (body) => resolve({ name, body }) });
        }),
    );
    this.#waiters.push(...waiters);
    const over = this.ended.then((reason) => Promise.reject(new BotError(reason)));
    try {
      return await within(Promise.race([...arrived, over]), millis, `no ${answers[0]}`);
    } finally {
      for (const waiter of waiters) {
        const at = this.#waiters.indexOf(waiter);
        if (at >= 0) this.#waiters.splice(at, 1);
      }
    }
  }

  /** Reads and throws away everything from now on, for clients that only have to be there. */
  onlyDrain(): void {
    this.#socket.removeAllListeners('data');
    this.#socket.on('data', () => undefined);
  }

  /** Ends the connection from this side without a word. */
  end(reason: string): void {
    this.#endReason = reason;
    this.#socket.destroy();
  }

  async #authenticate(
    who: { readonly username: string; readonly sessionKey: Uint8Array },
    onQueue: (position: number) => void,
  ): Promise<void> {
    const { username, sessionKey } = who;
    const challenge = await this.next(['SMSG_AUTH_CHALLENGE']);
    const [a = 0, b = 0, c = 0, d = 0] = systemRandom.bytes(4);
    const clientSeed = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    const serverSeed = readServerSeed(this.build, challenge.body);
    const clientProof = worldProofOf({ username, clientSeed, serverSeed, sessionKey });
    const ids = { loginServerId: 0, loginServerType: 0, regionId: 0, battlegroundId: 0, realmId: 1, dosResponse: 0n };
    const builds = { build: this.build, clientBuild: this.build, serverId: 0 };
    const answered = this.next(['SMSG_AUTH_RESPONSE']);
    const name = username.toUpperCase();
    this.send('CMSG_AUTH_SESSION', { ...ids, ...builds, username: name, clientSeed, clientProof, addonInfo: nothing });
    this.#ciphers = openHeaderCiphers(versionOf(this.build).cipher, sessionKey, 'client');
    for (let answer = await answered; ; ) {
      const { result, queuePosition } = readAuthResult(this.build, answer.body);
      if (result === welcome) return;
      if (result !== waitInQueue) throw new BotError(`gateway refused with ${result}`);
      onQueue(queuePosition ?? 0);
      answer = await this.next(['SMSG_AUTH_RESPONSE'], queueMillis);
    }
  }

  #receive(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (bytes.length - at >= 4) {
      this.#decipherTo(bytes, at, 4);
      const isLong = this.build === 12340 && ((bytes[at] ?? 0) & 0x80) !== 0 && this.#ciphers !== undefined;
      if (isLong && bytes.length - at < 5) break;
      if (isLong) this.#decipherTo(bytes, at, 5);
      const sizeBytes = isLong ? 3 : 2;
      const high = isLong ? ((bytes[at] ?? 0) & 0x7f) << 16 : 0;
      const end = at + sizeBytes + (high | bytes.readUInt16BE(at + sizeBytes - 2));
      if (end > bytes.length) break;
      this.#plainBytes = 0;
      this.#take(bytes.readUInt16LE(at + sizeBytes), bytes, at + sizeBytes + 2, end);
      at = end;
    }
    this.#rest = at === bytes.length ? nothing : at === 0 ? bytes : Buffer.from(bytes.subarray(at));
  }

  #decipherTo(bytes: Buffer, at: number, count: number): void {
    const missing = count - this.#plainBytes;
    if (missing <= 0) return;
    if (this.#ciphers !== undefined) decipher(this.#ciphers.receive, bytes, at + this.#plainBytes, missing);
    this.#plainBytes = count;
  }

  #take(opcode: number, bytes: Buffer, start: number, end: number): void {
    if (this.#waiters.length > 0) {
      const index = this.#waiters.findIndex((waiter) => waiter.opcode === opcode);
      if (index >= 0) {
        // A copy: whoever waits reads it after this chunk is gone.
        this.#waiters.splice(index, 1)[0]?.resolve(Uint8Array.from(bytes.subarray(start, end)));
      }
    }
    this.onPacket(opcode, bytes, start, end);
  }
}

/** The opcode of a server's message in a build; -1, which no packet has, when that build lacks it. */
export function opcodeOf(build: Build, name: string): number {
  return versionOf(build).packet(name, 'server')?.opcode ?? -1;
}

const nothing = Buffer.alloc(0);
/** Longest wait for an answer of the gateway, milliseconds; entering waits for a character that is still being saved. */
const answerMillis = 30_000;
/** Longest silence of the login queue, milliseconds. */
const queueMillis = 600_000;
/** Results of the authentication. Source: public protocol notes. */
const welcome = 12;
const waitInQueue = 27;
