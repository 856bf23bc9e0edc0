import { connect, type Socket } from 'node:net';
import { encipher, openHeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import { worldProofOf } from '@realmwright/protocol/srp6/session-proof';

/** The session key of everybody in the echo; the server's side of it is made up as well. */
export const benchSessionKey: Uint8Array = Uint8Array.from({ length: 40 }, (_, at) => at * 5 + 1);

/** One connection that sends a burst of pings, waits for all answers, and sends the next. */
export interface EchoClient {
  /** Round trips of whole bursts until now. */
  burstCount(): number;
  start(): void;
  stop(): void;
}

const PING_FRAME_BYTES = 14;
const PONG_FRAME_BYTES = 8;

/** A client of the plain echo server: the bytes of pings, none of their meaning. */
export async function openRawEcho(port: number, burst: number): Promise<EchoClient> {
  const socket = await open(port);
  const message = new Uint8Array(burst * PING_FRAME_BYTES);
  return bursts(socket, () => message, message.length);
}

/** A client of the gateway: build 12340 with enciphered headers, proven before the first ping. */
export async function openGatewayEcho(port: number, burst: number): Promise<EchoClient> {
  const socket = await proven(port);
  // What the gateway says unasked has come when it is silent.
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.removeAllListeners('data');
  const ciphers = openHeaderCiphers('arc4', benchSessionKey, 'client');
  const ping = frame(0x1dc, new Uint8Array(8));
  const message = Buffer.alloc(burst * PING_FRAME_BYTES);
  const fill = (): Uint8Array => {
    for (let at = 0; at < message.length; at += PING_FRAME_BYTES) {
      message.set(ping, at);
      encipher(ciphers.send, message, at, 6);
    }
    return message;
  };
  return bursts(socket, fill, burst * PONG_FRAME_BYTES);
}

/** A session of the gateway that is proven and then only there. */
export async function openGatewaySession(port: number): Promise<void> {
  const socket = await proven(port);
  socket.removeAllListeners('data');
  socket.on('data', () => undefined);
}

/** A connection whose session key the gateway has been shown. */
async function proven(port: number): Promise<Socket> {
  const socket = await open(port);
  const challenge = await firstBytes(socket, 44);
  const serverSeed = challenge.readUInt32LE(8);
  const clientSeed = 77;
  const proof = worldProofOf({ username: 'BENCH', clientSeed, serverSeed, sessionKey: benchSessionKey });
  const head = Buffer.alloc(4 + 4 + 6 + 4 + 4 + 4 * 3 + 8);
  head.writeUInt32LE(12_340, 0);
  head.write('BENCH\0', 8, 'latin1');
  head.writeUInt32LE(clientSeed, 18);
  const body = Buffer.concat([head, proof, Buffer.alloc(4)]);
  socket.write(frame(0x1ed, body));
  return socket;
}

function bursts(socket: Socket, fill: () => Uint8Array, answerBytes: number): EchoClient {
  let count = 0;
  let missing = 0;
  let isRunning = false;
  const send = (): void => {
    missing = answerBytes;
    socket.write(fill());
  };
  socket.on('data', (chunk: Buffer) => {
    missing -= chunk.length;
    if (missing > 0) return;
    count++;
    if (isRunning) send();
  });
  return {
    burstCount: () => count,
    start() {
      isRunning = true;
      send();
    },
    stop() {
      isRunning = false;
      socket.destroy();
    },
  };
}

function frame(opcode: number, body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(6 + body.length);
  bytes.writeUInt16BE(body.length + 4, 0);
  bytes.writeUInt32LE(opcode, 2);
  bytes.set(body, 6);
  return bytes;
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

function firstBytes(socket: Socket, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= count) resolve(received);
    });
    socket.once('close', () => reject(new Error('the server closed')));
  });
}
