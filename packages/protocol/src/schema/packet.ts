import { type Codec, codecOf } from '@realmwright/kernel/schema/codec';
import { type Fields, type StructValue, struct } from '@realmwright/kernel/schema/structs';
import type { Type } from '@realmwright/kernel/schema/type';

/** A message of a game client or server: the body that follows the header. Its opcode is a matter of the version. */
export interface Packet<Value = unknown> {
  /** The public name, such as `CMSG_PING`. */
  readonly name: string;
  readonly codec: Codec<Value>;
  readonly type: Type<Value>;
}

/** The decoded body of a packet. */
export type PacketValue<P> = P extends Packet<infer Value> ? Value : never;

/**
 * Declares a message. Layouts of one name that differ by version are separate values, named by the first version that
 * used them, and are chosen in `versions/`.
 */
export function packet<const F extends Fields>(name: string, fields: F): Packet<StructValue<F>> {
  const type = struct(fields);
  return { name, codec: codecOf(type, name), type };
}
