import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

/** How a request for a socket was answered: a line, or a status of HTTP. */
export type LineAnswer = { readonly line: RawLine } | { readonly status: number };

/** A socket of the realtime edge in the hands of somebody who sends whatever it likes. */
export class RawLine {
  readonly received: Buffer[] = [];
  /** What its own system said of it. */
  readonly troubles: string[] = [];
  /** The code with which it was closed. */
  readonly closed: Promise<number>;
  readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      if (data instanceof Buffer) this.received.push(data);
    });
    socket.on('error', (error) => this.troubles.push(error.message));
    this.closed = new Promise((resolve) => socket.on('close', (code) => resolve(code)));
  }

  /** Asks for a socket with these headers and subprotocols. */
  static async ask(
    url: string,
    { headers = {}, offers = ['realmwright.1.binary'] }: { headers?: Record<string, string>; offers?: string[] } = {},
  ): Promise<LineAnswer> {
    const socket = new WebSocket(url, offers, { headers });
    const line = new RawLine(socket);
    return await new Promise((resolve) => {
      socket.once('open', () => resolve({ line }));
      socket.once('unexpected-response', (request, response) => {
        resolve({ status: response.statusCode ?? 0 });
        request.destroy();
      });
    });
  }

  get texts(): readonly string[] {
    return this.received.map((data) => data.toString('utf8'));
  }

  /** Waits until it was told something that contains a text. */
  async says(part: string): Promise<void> {
    while (!this.texts.some((text) => text.includes(part))) await once(this.socket, 'message');
  }

  end(): void {
    this.socket.terminate();
  }
}

/** A socket of which every byte is the caller's, behind a proper handshake. */
export async function openBareLine(url: string, headers: Readonly<Record<string, string>>): Promise<BareLine> {
  const { hostname, port, pathname, search } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const lines = {
    Host: `${hostname}:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'cmVhbG13cmlnaHQtdGVzdA==',
    'Sec-WebSocket-Protocol': 'realmwright.1.binary',
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${head.join('')}\r\n`);
  const [answer]: Buffer[] = await once(socket, 'data');
  if (answer?.toString('latin1').startsWith('HTTP/1.1 101') !== true)
    throw new Error(`no socket: ${answer?.toString()}`);
  return new BareLine(socket);
}

export class BareLine {
  readonly #socket: Socket;
  #bytes = Buffer.alloc(0);
  /** The code of the close frame that came, or 0 when the socket just ended. */
  readonly closed: Promise<number>;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
    });
    this.closed = new Promise((resolve) => socket.on('close', () => resolve(closeCodeIn(this.#bytes))));
  }

  send(bytes: Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes);
  }

  end(): void {
    this.#socket.destroy();
  }
}

/** The code of the last close frame of a stream of frames from a server. */
function closeCodeIn(bytes: Buffer): number {
  for (let at = bytes.length - 4; at >= 0; at--) if (bytes[at] === 0x88) return bytes.readUInt16BE(at + 2);
  return 0;
}
