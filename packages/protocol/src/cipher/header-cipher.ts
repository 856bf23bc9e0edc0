import { hmacSha1 } from '../srp6/digest.ts';
import { type Arc4State, applyArc4, openArc4 } from './arc4.ts';
import { decipherXor, encipherXor, openXor, type XorState } from './xor.ts';

/** The cipher of packet headers by build: `xor` 5875, `keyed-xor` 8606, `arc4` 12340. */
export type HeaderCipherName = 'xor' | 'keyed-xor' | 'arc4';

/** One direction of a connection. Plain data: it can be copied, sent to another process and go on there. */
export type CipherState = XorState | Arc4State;

/** Both directions of a connection, as one side of it sees them. */
export interface HeaderCiphers {
  readonly send: CipherState;
  readonly receive: CipherState;
}

/** Opens the ciphers of one side of a world connection with the session key K (40 bytes) of the login. */
export function openHeaderCiphers(
  name: HeaderCipherName,
  sessionKey: Uint8Array,
  side: 'client' | 'server',
): HeaderCiphers {
  switch (name) {
    case 'xor':
      return { send: openXor(sessionKey), receive: openXor(sessionKey) };
    case 'keyed-xor': {
      const key = hmacSha1(keyedXorKey, sessionKey);
      return { send: openXor(key), receive: openXor(key) };
    }
    case 'arc4': {
      const fromServer = openArc4(hmacSha1(serverKey, sessionKey), droppedBytes);
      const fromClient = openArc4(hmacSha1(clientKey, sessionKey), droppedBytes);
      return side === 'server' ? { send: fromServer, receive: fromClient } : { send: fromClient, receive: fromServer };
    }
  }
}

/** Enciphers `count` bytes from `at` in place and advances the state. Allocates nothing. */
export function encipher(state: CipherState, bytes: Uint8Array, at: number, count: number): void {
  if (state.kind === 'xor') encipherXor(state, bytes, at, count);
  else applyArc4(state, bytes, at, count);
}

/** Deciphers `count` bytes from `at` in place and advances the state. Each byte once and in order. Allocates nothing. */
export function decipher(state: CipherState, bytes: Uint8Array, at: number, count: number): void {
  if (state.kind === 'xor') decipherXor(state, bytes, at, count);
  else applyArc4(state, bytes, at, count);
}

/** Keys that every client of a build has. Source: public protocol notes, checked by vectors. */
const keyedXorKey = Uint8Array.of(
  0x38,
  0xa7,
  0x83,
  0x15,
  0xf8,
  0x92,
  0x25,
  0x30,
  0x71,
  0x98,
  0x67,
  0xb1,
  0x8c,
  0x04,
  0xe2,
  0xaa,
);
const serverKey = Uint8Array.of(
  0xcc,
  0x98,
  0xae,
  0x04,
  0xe8,
  0x97,
  0xea,
  0xca,
  0x12,
  0xdd,
  0xc0,
  0x93,
  0x42,
  0x91,
  0x53,
  0x57,
);
const clientKey = Uint8Array.of(
  0xc2,
  0xb3,
  0x72,
  0x3c,
  0xc6,
  0xae,
  0xd9,
  0xb5,
  0x34,
  0x3c,
  0x53,
  0xee,
  0x2f,
  0x43,
  0x67,
  0xce,
);
/** Bytes of the key stream that are thrown away before the first header. */
const droppedBytes = 1024;
