import type { Compression } from '@realmwright/kernel/ports/compression';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { LoginVersion } from '../login/login-message.ts';
import { findLoginMessage } from '../login/login-messages.ts';
import type { Packet } from '../schema/packet.ts';
import type { Build } from '../versions/build.ts';
import { versionOf } from '../versions/versions.ts';
import { type ValueTree, valueTree } from './value-tree.ts';

/** A captured packet, decoded as far as it can be. */
export interface InspectedPacket {
  /** The wire name, or the opcode if the build has no name for it. */
  readonly name: string;
  readonly bytes: number;
  /** The decoded fields; undefined when nothing describes the packet or it does not fit the description. */
  readonly tree: ValueTree | undefined;
  /** What is wrong or special: undescribed, malformed, trailing bytes. Empty if nothing is. */
  readonly remarks: readonly string[];
}

/** Decodes a packet of a world connection (without its header) for a person to read. Never throws because of the bytes. */
export function inspectWorldPacket(
  packet: {
    readonly build: Build;
    readonly direction: 'client' | 'server';
    readonly opcode: number;
    readonly body: Uint8Array;
  },
  compression: Compression,
): InspectedPacket {
  const { build, direction, opcode, body } = packet;
  const known = versionOf(build).find(opcode, direction);
  return inspect(known?.layout, known?.name ?? `opcode 0x${opcode.toString(16)}`, body, compression);
}

/** Decodes a message of a login connection, with its command byte. */
export function inspectLoginFrame(
  frame: Uint8Array,
  direction: 'client' | 'server',
  version: LoginVersion,
  compression: Compression,
): InspectedPacket {
  const [command = 0] = frame;
  const known = findLoginMessage(command, direction, version);
  return inspect(known, known?.name ?? `command 0x${command.toString(16)}`, frame.subarray(1), compression);
}

function inspect(
  packet: Packet | undefined,
  name: string,
  body: Uint8Array,
  compression: Compression,
): InspectedPacket {
  const bytes = body.length;
  if (packet === undefined) return { name, bytes, tree: undefined, remarks: ['not described for this build'] };
  try {
    const { value, trailing } = packet.codec.decodeLoosely(body, compression);
    const remarks = trailing === 0 ? [] : [`${trailing} bytes trail`];
    return { name, bytes, tree: valueTree(packet.type, value, name), remarks };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { name, bytes, tree: undefined, remarks: [error.message] };
  }
}
