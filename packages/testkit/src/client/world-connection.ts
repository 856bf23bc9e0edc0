import { decipher, encipher, type HeaderCiphers, openHeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import { worldProofOf } from '@realmwright/protocol/srp6/session-proof';
import type { Build } from '@realmwright/protocol/versions/build';
import type { Version } from '@realmwright/protocol/versions/version';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { type TestTime, until, type WaitOptions } from '../waiting.ts';
import { type Address, type ClientStream, machineNetwork } from './client-network.ts';
import { Fields } from './fields.ts';
import { nodeCompression } from './node-compression.ts';

/** A packet from the server, as it came. */
export interface ReceivedPacket {
  readonly name: string;
  readonly opcode: number;
  readonly body: Uint8Array;
  /** Milliseconds on the monotonic clock of this process. */
  readonly at: number;
  /** The decoded body. @throws when the packet has no description or does not decode */
  readonly fields: Fields;
}

/** A packet that this client sent, as it was asked to. */
export interface SentPacket {
  readonly name: string;
  readonly fields: Fields;
  /** Milliseconds on the monotonic clock of this process. */
  readonly at: number;
}

export interface AskOptions {
  /** Which of several packets of that name is meant. Default: the next one. */
  readonly where?: (fields: Fields) => boolean;
  readonly within?: number;
}

/** A connection to a gateway: framed, enciphered, every packet decoded and kept. */
export class WorldConnection {
  readonly build: Build;
  /** The time that this client lives by. */
  readonly time: TestTime;
  /** Everything that came, oldest first. */
  readonly received: ReceivedPacket[] = [];
  /** What an honest server never does: undecodable packets, trailing bytes, unknown opcodes. */
  readonly complaints: string[] = [];
  readonly closed: Promise<void>;
  isClosed = false;
  readonly #version: Version;
  readonly #socket: ClientStream;
  readonly #listeners: ((packet: ReceivedPacket) => void)[] = [];
  readonly #sentListeners: ((packet: SentPacket) => void)[] = [];
  #ciphers: HeaderCiphers | undefined;
  #pending: Buffer = Buffer.alloc(0);
  /** Bytes at the head of `#pending` that are deciphered already. */
  #plainBytes = 0;

  private constructor(build: Build, socket: ClientStream, time: TestTime) {
    this.build = build;
    this.time = time;
    this.#version = versionOf(build);
    this.#socket = socket;
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.isClosed = true;
        resolve();
      });
    });
    socket.on('data', (chunk) => this.#take(chunk));
  }

  /** Connects without saying anything. */
  static async open(at: Address, build: Build): Promise<WorldConnection> {
    const network = at.network ?? machineNetwork;
    return new WorldConnection(build, await network.connect(at), network.time);
  }

  /** Proves the session key and waits for the answer, whose result code it returns (0x0c is welcome). */
  async authenticate(username: string, sessionKey: Uint8Array): Promise<number> {
    const challenge = await this.next('SMSG_AUTH_CHALLENGE', 0);
    const serverSeed = challenge.number('serverSeed');
    const clientSeed = 0x1234_5678;
    const clientProof = worldProofOf({ username, clientSeed, serverSeed, sessionKey });
    const shared = { username: username.toUpperCase(), clientSeed, clientProof, addonInfo: new Uint8Array(0) };
    const asked = this.received.length;
    if (this.build === 12340) {
      const ids = { loginServerId: 0, loginServerType: 0, regionId: 0, battlegroundId: 0, realmId: 1, dosResponse: 0n };
      this.send('CMSG_AUTH_SESSION', { ...shared, ...ids, clientBuild: this.build });
    } else {
      this.send('CMSG_AUTH_SESSION', { ...shared, build: this.build, serverId: 0 });
    }
    this.#ciphers = openHeaderCiphers(this.#version.cipher, sessionKey, 'client');
    const answer = await this.next('SMSG_AUTH_RESPONSE', asked);
    return answer.number('result');
  }

  /** Encodes and sends. `value` has the public field names; fields that a build does not know are left out by its layout. */
  send(name: string, value: object): void {
    const packet = this.#version.packet(name, 'client');
    if (packet?.layout === undefined) throw new Error(`build ${this.build} has no description of ${name}`);
    this.sendRaw(packet.opcode, packet.layout.codec.encode(value, nodeCompression));
    const sent = { name, fields: new Fields(value, name), at: this.time.now() };
    for (const listener of this.#sentListeners) listener(sent);
  }

  /** Sends any bytes under any opcode, with a right header. */
  sendRaw(opcode: number, body: Uint8Array): void {
    this.#socket.write(this.frameOf(opcode, body));
  }

  /**
   * The bytes of a frame as they would be sent now, enciphered where the connection is, for those who send something
   * else instead. `size` is what the header claims.
   */
  frameOf(opcode: number, body: Uint8Array, size: number = 4 + body.length): Uint8Array {
    const frame = Buffer.alloc(6 + body.length);
    frame.writeUInt16BE(size, 0);
    frame.writeUInt32LE(opcode, 2);
    frame.set(body, 6);
    if (this.#ciphers !== undefined) encipher(this.#ciphers.send, frame, 0, 6);
    return frame;
  }

  /** Sends bytes without any header, as a broken or hostile client does. */
  sendGarbage(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** Whether this build has a description of the message, so that a story can leave out what a client cannot do. */
  speaks(name: string, direction: 'client' | 'server' = 'client'): boolean {
    return this.#version.packet(name, direction)?.layout !== undefined;
  }

  /** Calls for each packet that arrives from now on. */
  onPacket(listener: (packet: ReceivedPacket) => void): void {
    this.#listeners.push(listener);
  }

  /** Calls for each described packet that is sent from now on. */
  onSent(listener: (packet: SentPacket) => void): void {
    this.#sentListeners.push(listener);
  }

  /** The first packet of that name since `from` (an index into `received`, default: now), waiting for it. */
  async next(name: string, from: number = this.received.length, options: AskOptions = {}): Promise<Fields> {
    const { where = () => true } = options;
    const wait: WaitOptions = {
      what: `${name} on build ${this.build}`,
      within: options.within ?? this.time.patience,
      time: this.time,
      seen: () => this.#tale(from),
    };
    const packet = await until(() => {
      const found = this.received.find((one, index) => index >= from && one.name === name && where(one.fields));
      if (found === undefined && this.isClosed)
        throw new Error(`the server closed before ${name}: ${this.#tale(from)}`);
      return found;
    }, wait);
    return packet.fields;
  }

  /** Sends a question and waits for its answer. */
  async ask(question: string, value: object, answer: string, options: AskOptions = {}): Promise<Fields> {
    const from = this.received.length;
    this.send(question, value);
    return await this.next(answer, from, options);
  }

  /** Reads no more, as a client that hangs: what the server sends fills up the buffers between. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Ends the connection without a word, as a crashed client does. */
  destroy(): void {
    this.#socket.destroy();
  }

  #tale(from: number): string {
    const names = this.received.slice(from).map((packet) => packet.name);
    return `${names.length} packets (${[...new Set(names)].join(', ')})${this.isClosed ? ', closed' : ''}`;
  }

  #take(chunk: Uint8Array): void {
    this.#pending = this.#pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#pending, chunk]);
    while (this.#takeFrame());
  }

  #takeFrame(): boolean {
    if (!this.#decipherTo(4)) return false;
    const [first = 0] = this.#pending;
    const isLong = (first & 0x80) !== 0 && this.#version.cipher === 'arc4';
    const headerBytes = isLong ? 5 : 4;
    if (!this.#decipherTo(headerBytes)) return false;
    const size = isLong ? ((first & 0x7f) << 16) | this.#pending.readUInt16BE(1) : this.#pending.readUInt16BE(0);
    const end = headerBytes - 2 + size;
    if (this.#pending.length < end) return false;
    const opcode = this.#pending.readUInt16LE(headerBytes - 2);
    const body = new Uint8Array(this.#pending.subarray(headerBytes, end));
    this.#pending = this.#pending.subarray(end);
    this.#plainBytes = 0;
    this.#arrive(opcode, body);
    return true;
  }

  #decipherTo(count: number): boolean {
    if (this.#pending.length < count) return false;
    const missing = count - this.#plainBytes;
    if (missing > 0 && this.#ciphers !== undefined) {
      decipher(this.#ciphers.receive, this.#pending, this.#plainBytes, missing);
    }
    this.#plainBytes = Math.max(this.#plainBytes, count);
    return true;
  }

  #arrive(opcode: number, body: Uint8Array): void {
    const known = this.#version.find(opcode, 'server');
    const name = known?.name ?? `opcode 0x${opcode.toString(16)}`;
    let decoded: Fields | undefined;
    let trouble = known === undefined ? 'unknown opcode' : 'no description';
    try {
      if (known?.layout !== undefined) decoded = new Fields(known.layout.codec.decode(body, nodeCompression), name);
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    if (decoded === undefined)
      this.complaints.push(`${this.build} ${name}: ${trouble} (${Buffer.from(body.subarray(0, 64)).toString('hex')})`);
    const packet: ReceivedPacket = {
      name,
      opcode,
      body,
      at: this.time.now(),
      get fields(): Fields {
        if (decoded === undefined) throw new Error(`${name} cannot be read: ${trouble}`);
        return decoded;
      },
    };
    this.received.push(packet);
    if (decoded !== undefined) for (const listener of this.#listeners) listener(packet);
  }
}
