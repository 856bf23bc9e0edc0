import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { custom, type Type } from '../../schema/wire.ts';

/**
 * Some fields of an object: a u8 count of mask blocks, the blocks (u32 each), then one u32 per set bit in ascending
 * order. `values` maps the index of a field's u32 to the u32; what it means is in the build's table of update fields.
 * `blockCount` is at least what the highest index needs; public servers send more when the rest of an object is empty.
 */
export interface UpdateMask {
  readonly blockCount: number;
  readonly values: ReadonlyMap<number, number>;
}

/** The update mask as a wire type. */
export const updateMask: Type<UpdateMask> = custom<UpdateMask>('updateMask', {
  minBytes: 1,
  read: (reader) => {
    const blockCount = reader.count(reader.u8(), LARGEST_BLOCK_COUNT, 4);
    const blocks: number[] = [];
    for (let i = 0; i < blockCount; i++) blocks.push(reader.u32());
    const values = new Map<number, number>();
    for (const [i, block] of blocks.entries()) {
      // From the lowest set bit to the highest.
      for (let left = block; left !== 0; left = (left & (left - 1)) >>> 0) {
        values.set(32 * i + 31 - Math.clz32(left & -left), reader.u32());
      }
    }
    return { blockCount, values };
  },
  write: (writer, { blockCount, values }) => {
    const indexes = [...values.keys()].sort((one, other) => one - other);
    const least = blocksFor(indexes.at(-1) ?? -1);
    if (blockCount < least || blockCount > LARGEST_BLOCK_COUNT) {
      writer.fault(`${least} to ${LARGEST_BLOCK_COUNT} mask blocks are due, not ${blockCount}`);
    }
    writeUpdateMask(
      writer,
      indexes,
      indexes.map((index) => values.get(index) ?? 0),
      blockCount,
    );
  },
});

/** A mask of these fields with as few blocks as possible. */
export function updateMaskOf(values: ReadonlyMap<number, number>): UpdateMask {
  return { blockCount: blocksFor(Math.max(-1, ...values.keys())), values };
}

/** Writes a mask from indexes in ascending order and the u32 at the same places. For writers that make no `UpdateMask`. */
export function writeUpdateMask(
  writer: ByteWriter,
  indexes: readonly number[],
  values: readonly number[],
  blockCount: number = blocksFor(indexes.at(-1) ?? -1),
): void {
  writer.u8(blockCount);
  let next = 0;
  for (let i = 0; i < blockCount; i++) {
    let block = 0;
    for (; next < indexes.length; next++) {
      const index = indexes[next] ?? 0;
      if (index >= 32 * (i + 1)) break;
      block |= 1 << (index & 31);
    }
    writer.u32(block >>> 0);
  }
  for (let i = 0; i < indexes.length; i++) writer.u32((values[i] ?? 0) >>> 0);
}

/** Blocks that an object with this highest index needs. */
function blocksFor(highest: number): number {
  return (highest + 32) >> 5;
}

const LARGEST_BLOCK_COUNT = 0xff;
