import { type CipherState, encipher } from '../cipher/header-cipher.ts';

/** Bytes of a client's header. */
export const clientHeaderBytes = 6;

/** Bytes of a server's header in front of a body of `bodyBytes`. Bodies above 0x7FFD need the wide form (12340 only). */
export function serverHeaderBytes(bodyBytes: number): 4 | 5 {
  return bodyBytes + 2 > 0x7fff ? 5 : 4;
}

/** Writes a client's header at `at` and enciphers it. */
export function writeClientHeader(
  bytes: Uint8Array,
  at: number,
  packet: { readonly opcode: number; readonly bodyBytes: number },
  cipher: CipherState | undefined,
): void {
  const size = packet.bodyBytes + 4;
  bytes[at] = size >> 8;
  bytes[at + 1] = size;
  bytes[at + 2] = packet.opcode;
  bytes[at + 3] = packet.opcode >> 8;
  bytes[at + 4] = 0;
  bytes[at + 5] = 0;
  if (cipher !== undefined) encipher(cipher, bytes, at, clientHeaderBytes);
}

/** Writes a server's header of `serverHeaderBytes(bodyBytes)` bytes at `at` and enciphers it. Last of all: order counts. */
export function writeServerHeader(
  bytes: Uint8Array,
  at: number,
  packet: { readonly opcode: number; readonly bodyBytes: number },
  cipher: CipherState | undefined,
): void {
  const size = packet.bodyBytes + 2;
  const length = serverHeaderBytes(packet.bodyBytes);
  let place = at;
  if (length === 5) bytes[place++] = 0x80 | (size >> 16);
  bytes[place++] = size >> 8;
  bytes[place++] = size;
  bytes[place++] = packet.opcode;
  bytes[place] = packet.opcode >> 8;
  if (cipher !== undefined) encipher(cipher, bytes, at, length);
}

/** A whole client packet, for test clients and tools. */
export function clientFrame(opcode: number, body: Uint8Array, cipher: CipherState | undefined): Uint8Array {
  const frame = new Uint8Array(clientHeaderBytes + body.length);
  frame.set(body, clientHeaderBytes);
  writeClientHeader(frame, 0, { opcode, bodyBytes: body.length }, cipher);
  return frame;
}

/** A whole server packet. Gateways write the header into the buffer that they send instead. */
export function serverFrame(opcode: number, body: Uint8Array, cipher: CipherState | undefined): Uint8Array {
  const length = serverHeaderBytes(body.length);
  const frame = new Uint8Array(length + body.length);
  frame.set(body, length);
  writeServerHeader(frame, 0, { opcode, bodyBytes: body.length }, cipher);
  return frame;
}
