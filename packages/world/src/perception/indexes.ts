import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { readVarint, writeVarint } from '@realmwright/kernel/schema/varint';

/**
 * Writes indexes as distances from one to the next: neighbours take one byte. The order is kept; distances may be
 * negative. Indexes are below 2^30.
 */
export function writeIndexes(writer: ByteWriter, indexes: readonly number[]): void {
  const count = indexes.length;
  writeVarint(writer, count);
  if (count === 0) return;
  // One reservation for all of them: most lists are long and most distances short.
  let at = writer.reserve(count * LONGEST_VARINT);
  const { buffer } = writer;
  let previous = 0;
  for (let i = 0; i < count; i++) {
    const index = indexes[i] ?? 0;
    const distance = index - previous;
    previous = index;
    let rest = ((distance << 1) ^ (distance >> 31)) >>> 0;
    while (rest >= 0x80) {
      buffer[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[at++] = rest;
  }
  writer.truncate(at);
}

/** Reads what `writeIndexes` wrote; each must be below `bound`. */
export function readIndexes(reader: ByteReader, bound: number): number[] {
  const count = reader.count(readVarint(reader), INDEXES_LIMIT, 1);
  // No longer than the bytes that are there, so its room can be made at once.
  const indexes = new Array<number>(count);
  let previous = 0;
  for (let i = 0; i < count; i++) {
    const zigzag = readVarint(reader);
    previous += (zigzag >>> 1) ^ -(zigzag & 1);
    if (previous < 0 || previous >= bound) reader.fault(`index ${previous} is not below ${bound}`);
    indexes[i] = previous;
  }
  return indexes;
}

/** Bytes of the longest number. */
const LONGEST_VARINT = 5;
/** Most indexes of one kind that one session may have in a batch. */
const INDEXES_LIMIT = 1 << 20;
