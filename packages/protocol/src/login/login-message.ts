import type { Fields, StructValue } from '@realmwright/kernel/schema/structs';
import { type Packet, packet } from '../schema/packet.ts';

/**
 * Login protocol versions with layouts of their own. Clients announce one, but differ in what they announce: take the
 * version of the game build (`loginVersionOf`), never the announced byte.
 */
export type LoginVersion = 2 | 3 | 5 | 6 | 7 | 8;

/** Every login protocol version, oldest first. */
export const everyLoginVersion = [2, 3, 5, 6, 7, 8] as const satisfies readonly LoginVersion[];

/** A message of the login server: one byte of command, then the body that the packet describes. */
export interface LoginMessage<Value = unknown> extends Packet<Value> {
  readonly command: number;
  readonly direction: 'client' | 'server';
  readonly versions: readonly LoginVersion[];
}

/** Declares a message of the login server. */
export function loginMessage<const F extends Fields>(
  name: string,
  header: {
    readonly command: number;
    readonly direction: 'client' | 'server';
    readonly versions: readonly LoginVersion[];
  },
  fields: F,
): LoginMessage<StructValue<F>> {
  return { ...packet(name, fields), ...header };
}

/** The whole message with its command byte, ready to be sent in one write: some clients parse one reply per read. */
export function encodeLogin<Value>(message: LoginMessage<Value>, value: Value): Uint8Array {
  const body = message.codec.encode(value);
  const frame = new Uint8Array(1 + body.length);
  frame[0] = message.command;
  frame.set(body, 1);
  return frame;
}

/** Decodes a whole frame with its command byte. Throws `ProtocolError`; bytes behind the message are not an error. */
export function decodeLogin<Value>(message: LoginMessage<Value>, frame: Uint8Array): Value {
  return message.codec.decodeLoosely(frame.subarray(1)).value;
}

/** The login protocol version that clients of a game build speak: 3 for build 5875, 8 for later ones. */
export function loginVersionOf(build: number): LoginVersion {
  return build <= 6005 ? 3 : 8;
}
