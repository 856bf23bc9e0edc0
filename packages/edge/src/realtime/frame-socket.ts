import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/**
 * A WebSocket of a server that writes binary messages itself, head and content in one piece: the library hands the system
 * two pieces for each message, which is most of what an edge spends when thousands of small ones leave every second. It
 * holds for lines without extensions only. All else is the library's: reading, pings, closing.
 */
export class FrameSocket extends WebSocket {
  #wire: Duplex | undefined;
  #hearer: SocketHearer | undefined;

  /** What it speaks over, known once the line is open. */
  over(wire: Duplex): void {
    this.#wire = wire;
  }

  /** What comes goes there from now on. One set of listeners serves all sockets: thousands of them are silent. */
  hearWith(hearer: SocketHearer): void {
    this.#hearer = hearer;
    this.on('message', tellMessage).on('ping', tellPing).on('close', tellClose).on('error', ignoreError);
  }

  get hearer(): SocketHearer | undefined {
    return this.#hearer;
  }

  /** Sends a copy of the bytes as one message; `sent` is called when the system has it, or will not take it. */
  sendBytes(bytes: Uint8Array, sent?: () => void): void {
    const wire = this.#wire;
    if (wire === undefined) throw new Error('a line that is not open sends nothing');
    // After a goodbye nothing may follow, and what is closed takes nothing.
    if (this.readyState !== WebSocket.OPEN) return sent?.();
    wire.write(binaryMessage(bytes), sent);
  }
}

/** Who is told what comes on a socket. */
export interface SocketHearer {
  messageCame(data: unknown, isBinary: boolean): void;
  /** Not answered by the library, whose own answers end a line without a word when sixty of them wait. */
  pingCame(data: Uint8Array): void;
  socketClosed(code: number): void;
}

function tellMessage(this: WebSocket, data: unknown, isBinary: boolean): void {
  hearerOf(this)?.messageCame(data, isBinary);
}

function tellPing(this: WebSocket, data: Uint8Array): void {
  hearerOf(this)?.pingCame(data);
}

function tellClose(this: WebSocket, code: number): void {
  hearerOf(this)?.socketClosed(code);
}

/** What the library finds wrong it has closed already, with the code that is due. */
function ignoreError(): void {}

function hearerOf(socket: WebSocket): SocketHearer | undefined {
  return socket instanceof FrameSocket ? socket.hearer : undefined;
}

/** One binary message of a server: final, unmasked, with the shortest head that tells its length (RFC 6455, 5.2). */
export function binaryMessage(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const headLength = length < SHORT ? 2 : length <= 0xffff ? 4 : 10;
  const message = Buffer.allocUnsafe(headLength + length);
  message[0] = FINAL_BINARY;
  if (headLength === 2) message[1] = length;
  else if (headLength === 4) {
    message[1] = SHORT;
    message.writeUInt16BE(length, 2);
  } else {
    message[1] = SHORT + 1;
    message.writeBigUInt64BE(BigInt(length), 2);
  }
  message.set(bytes, headLength);
  return message;
}

const FINAL_BINARY = 0x82;
/** Lengths from here on, and the sign for one, stand behind the head's first two bytes. */
const SHORT = 126;
