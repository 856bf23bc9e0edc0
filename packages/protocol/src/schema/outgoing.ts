import type { Compression } from '@realmwright/kernel/ports/compression';
import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Codec } from '@realmwright/kernel/schema/codec';

/** What a packet's description offers to those who send or receive it: its wire name and its codec. */
export interface PacketLayout<Value> {
  readonly name: string;
  readonly codec: Codec<Value>;
}

/**
 * A packet that is to be sent: its layout and its value, not yet encoded. Wire functions return lists of these; an edge
 * looks up the opcode of the name for the client's build, encodes, enciphers and sends. Made only by `outgoing`, which
 * is where the compiler proves that the value fits the layout.
 */
export interface Outgoing {
  readonly name: string;
  /** Encodes the body (without header). Called at most once per receiver. Packets with a deflated part need `compression`. */
  readonly encode: (compression?: Compression) => Uint8Array;
  /** Appends the body to a writer of the caller's, which carries the compression port if one is needed. */
  readonly write: (writer: ByteWriter) => void;
  /** For tests and the inspector. */
  readonly value: unknown;
}

/** Pairs a layout with a value of its type. */
export function outgoing<Value>(layout: PacketLayout<Value>, value: Value): Outgoing {
  return {
    name: layout.name,
    value,
    encode: (compression) => layout.codec.encode(value, compression),
    write: (writer) => layout.codec.write(writer, value),
  };
}
