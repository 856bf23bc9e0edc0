import { custom, packedGuid, readPackedGuid, type Type } from '../../schema/wire.ts';

/**
 * A guid that some clients send in full and others packed, in a message that goes on with exactly `laterBytes` bytes: the
 * length tells them apart, because no packed guid of a player takes eight bytes. Written in full, as genuine clients do.
 */
export function guidOfEitherForm(laterBytes: number): Type<bigint> {
  return custom<bigint>('guidOfEitherForm', {
    minBytes: packedGuid.node.minBytes,
    read: (reader) => (reader.remaining === fullGuidBytes + laterBytes ? reader.u64() : readPackedGuid(reader)),
    write: (writer, value) => {
      if (BigInt.asUintN(64, value) !== value) writer.fault('a guid of 64 bits is due');
      writer.u64(value);
    },
  });
}

const fullGuidBytes = 8;
