import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { decipher, encipher, type HeaderCiphers, openHeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import { worldProofOf } from '@realmwright/protocol/srp6/session-proof';
import { proveLogin } from '@realmwright/protocol/srp6/srp6-client';

/**
 * A lean client of build 12340 for load: it frames and enciphers like a game client and decodes only what the workload
 * needs. It shares the ciphers and the login arithmetic with the project and nothing else.
 */
export class GameClient {
  /** Called with each whole server packet: its opcode and where its body lies. The bytes are overwritten afterwards. */
  onPacket: (opcode: number, bytes: Buffer, bodyAt: number, bodyEnd: number) => void = () => undefined;
  readonly #socket: Socket;
  #ciphers: HeaderCiphers | undefined;
  #pending: Buffer = Buffer.alloc(0);
  #headerIsPlain = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', this.#receive);
  }

  /** Logs in on the login port and opens an authenticated world connection. Rejects after 30 s. */
  static async login(account: string, password: string, loginPort: number, gatewayPort: number): Promise<GameClient> {
    const sessionKey = await logIn(account, password, loginPort);
    const client = new GameClient(connect(gatewayPort, '127.0.0.1'));
    const challenge = await client.next(opcode.authChallenge);
    const serverSeed = challenge.readUInt32LE(4);
    const clientSeed = randomBytes(4).readUInt32LE(0);
    const proof = worldProofOf({ username: account.toUpperCase(), clientSeed, serverSeed, sessionKey });
    const body = Buffer.concat([
      u32(12_340, 0),
      Buffer.from(`${account.toUpperCase()}\0`, 'latin1'),
      u32(0, clientSeed, 0, 0, 1, 0, 0),
      proof,
      u32(0),
    ]);
    client.send(opcode.authSession, body);
    client.#ciphers = openHeaderCiphers('arc4', sessionKey, 'client');
    const answer = await client.next(opcode.authResponse);
    if (answer[0] !== 0x0c) throw new Error(`${account}: the gateway answered ${answer[0]} instead of 12`);
    return client;
  }

  /** Sends one packet. */
  send(packetOpcode: number, body: Uint8Array): void {
    const frame = Buffer.allocUnsafe(6 + body.length);
    frame.writeUInt16BE(body.length + 4, 0);
    frame.writeUInt32LE(packetOpcode, 2);
    frame.set(body, 6);
    if (this.#ciphers !== undefined) encipher(this.#ciphers.send, frame, 0, 6);
    this.#socket.write(frame);
  }

  /** The body of the next packet with that opcode; rejects after 30 s or when the connection closes. */
  next(packetOpcode: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const previous = this.onPacket;
      const restore = (): void => {
        clearTimeout(deadline);
        this.#socket.off('close', fail);
        this.onPacket = previous;
      };
      const fail = (): void => {
        restore();
        reject(new Error(`no packet ${packetOpcode.toString(16)} within 30 s, or the connection closed`));
      };
      const deadline = setTimeout(fail, 30_000);
      this.#socket.once('close', fail);
      this.onPacket = (received, bytes, bodyAt, bodyEnd) => {
        previous(received, bytes, bodyAt, bodyEnd);
        if (received !== packetOpcode) return;
        restore();
        resolve(Buffer.from(bytes.subarray(bodyAt, bodyEnd)));
      };
    });
  }

  /** Decodes nothing from now on: what arrives is read and thrown away. */
  onlyDrain(): void {
    this.#socket.off('data', this.#receive);
    this.#socket.on('data', () => undefined);
  }

  close(): void {
    this.#socket.destroy();
  }

  readonly #receive = (chunk: Buffer): void => {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    let at = 0;
    while (bytes.length - at >= 4) {
      if (!this.#headerIsPlain && this.#ciphers !== undefined) decipher(this.#ciphers.receive, bytes, at, 4);
      this.#headerIsPlain = true;
      const end = at + 2 + bytes.readUInt16BE(at);
      if (end > bytes.length) break;
      this.#headerIsPlain = false;
      this.onPacket(bytes.readUInt16LE(at + 2), bytes, at + 4, end);
      at = end;
    }
    this.#pending = at === bytes.length ? empty : Buffer.from(bytes.subarray(at));
  };
}

/** Opcodes of build 12340 that the load needs. */
export const opcode = {
  charCreate: 0x36,
  charEnum: 0x37,
  charCreateResult: 0x3a,
  charEnumResult: 0x3b,
  playerLogin: 0x3d,
  chat: 0x95,
  startForward: 0xb5,
  lastMovement: 0xda,
  teleport: 0xc7,
  heartbeat: 0xee,
  authChallenge: 0x1ec,
  authSession: 0x1ed,
  authResponse: 0x1ee,
  loginVerifyWorld: 0x236,
} as const;

/** Little-endian 32-bit numbers. */
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, 4 * index);
  return bytes;
}

const empty = Buffer.alloc(0);

/** The SRP6 login; resolves to the 40-byte session key. */
async function logIn(account: string, password: string, port: number): Promise<Uint8Array> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  try {
    const name = Buffer.from(account.toUpperCase(), 'latin1');
    const hello = Buffer.concat([
      Buffer.from([0, 8, 0, 0]),
      Buffer.from('WoW\0', 'latin1'),
      Buffer.from([3, 3, 5, 12_340 & 0xff, 12_340 >> 8]),
      Buffer.from('68x\0niW\0SUne', 'latin1'),
      u32(0),
      Buffer.from([127, 0, 0, 1, name.length]),
      name,
    ]);
    hello.writeUInt16LE(hello.length - 4, 2);
    socket.write(hello);
    const challenge = await readAtLeast(socket, 119, 3);
    if (challenge[2] !== 0) throw new Error(`${account}: the login server refused with ${challenge[2]}`);
    const proof = proveLogin({
      username: account.toUpperCase(),
      password: password.toUpperCase(),
      serverPublicKey: challenge.subarray(3, 35),
      salt: challenge.subarray(70, 102),
      random: { bytes: (count) => randomBytes(count) },
    });
    socket.write(Buffer.concat([Buffer.from([1]), proof.clientPublicKey, proof.clientProof, Buffer.alloc(22)]));
    const verdict = await readAtLeast(socket, 32, 2);
    if (verdict[1] !== 0) throw new Error(`${account}: the login server refused the proof with ${verdict[1]}`);
    return proof.sessionKey;
  } finally {
    socket.destroy();
  }
}

/** Reads until `count` bytes are there, or the result byte at `resultAt - 1` says that no more will come. */
function readAtLeast(socket: Socket, count: number, resultAt: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer = empty;
    const deadline = setTimeout(() => finish(new Error('the login server did not answer within 30 s')), 30_000);
    const finish = (error?: Error): void => {
      clearTimeout(deadline);
      socket.off('data', read);
      socket.off('close', closed);
      if (error === undefined) resolve(bytes);
      else reject(error);
    };
    const closed = (): void => finish(new Error('the login server closed the connection'));
    const read = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      const isRefused = bytes.length >= resultAt && bytes[resultAt - 1] !== 0;
      if (isRefused || bytes.length >= count) finish();
    };
    socket.on('data', read);
    socket.on('error', closed);
    socket.on('close', closed);
  });
}
