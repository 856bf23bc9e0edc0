import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { type Shape, type Type, typeOf } from '@realmwright/kernel/schema/type';

/** A pair of functions that reads and writes what the vocabulary cannot say. */
export interface CustomCodec<Value> {
  /** Fewest bytes that any value takes; counts of lists are checked with it. */
  readonly minBytes: number;
  /**
   * Reads with the bounded methods of the reader, which throw on their own, and with `reader.fault(reason)`. It checks
   * every count with `reader.count(count, max, itemMinBytes)` before it allocates.
   */
  readonly read: (reader: ByteReader) => Value;
  /** Writes the same bytes; a value that the wire cannot carry is a `writer.fault(reason)`. */
  readonly write: (writer: ByteWriter, value: Value) => void;
}

/**
 * A type by hand, for the few things that no combinator describes, such as the update mask. `name` is for people; each
 * custom type brings a property test of its own.
 */
export function custom<Value>(name: string, codec: CustomCodec<Value>): Type<Value> {
  return shaped({ kind: 'custom', name }, codec);
}

/** A custom codec whose values have a known shape, so that the inspector and test generators understand them. */
export function shaped<Value>(shape: Shape, codec: CustomCodec<Value>): Type<Value> {
  return typeOf<Value>({
    shape,
    minBytes: codec.minBytes,
    read: (reader) => codec.read(reader),
    write: (writer, value) => codec.write(writer, value as Value),
    emitRead: (emitter) => {
      emitter.flush();
      return `${emitter.constant(codec)}.read(r)`;
    },
    emitWrite: (emitter, value) => {
      emitter.flush();
      emitter.line(`${emitter.constant(codec)}.write(w, ${value}); view = w.view;`);
    },
  });
}
