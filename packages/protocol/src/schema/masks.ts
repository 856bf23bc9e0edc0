import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { readStep, writeStep } from '@realmwright/kernel/schema/interpret';
import type { Type } from '@realmwright/kernel/schema/type';
import { custom } from './custom.ts';

/** A value at the place of a set bit. */
export interface Masked<Item> {
  readonly index: number;
  readonly value: Item;
}

/**
 * A mask whose set bits, from the lowest, each bring one item: aura, enchant and talent masks. Items are sorted by index.
 * `bits` is the width of the mask: 16, 32 or 64.
 */
export function masked<Item>(bits: 16 | 32 | 64, item: Type<Item>): Type<readonly Masked<Item>[]> {
  const { node } = item;
  return custom<readonly Masked<Item>[]>(`mask of ${bits} bits`, {
    minBytes: bits / 8,
    read: (reader) => {
      const mask = readMask(reader, bits);
      const items: Masked<Item>[] = [];
      for (let index = 0; index < bits; index++) {
        if (((mask >> BigInt(index)) & 1n) === 0n) continue;
        items.push({ index, value: readStep(`[${index}]`, node, reader, {}) as Item });
      }
      return items;
    },
    write: (writer, items) => {
      let mask = 0n;
      let previous = -1;
      for (const { index } of items) {
        if (!Number.isInteger(index) || index <= previous || index >= bits)
          writer.fault('indexes must rise within the mask');
        mask |= 1n << BigInt(index);
        previous = index;
      }
      writeMask(writer, bits, mask);
      for (const { index, value } of items) writeStep(`[${index}]`, node, writer, value, {});
    },
  });
}

function readMask(reader: ByteReader, bits: 16 | 32 | 64): bigint {
  if (bits === 64) return reader.u64();
  return BigInt(bits === 32 ? reader.u32() : reader.u16());
}

function writeMask(writer: ByteWriter, bits: 16 | 32 | 64, mask: bigint): void {
  if (bits === 64) writer.u64(mask);
  else if (bits === 32) writer.u32(Number(mask));
  else writer.u16(Number(mask));
}
