import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';

/**
 * A part of the world's state. A store writes itself so that an equal state gives equal bytes whatever way led to it, and
 * reads itself back into a world that was made of the same setup. Scratch that is empty between two ticks is no state.
 */
export interface StateStore {
  snapshot(writer: ByteWriter): void;
  /** Replaces everything the store holds. */
  restore(reader: ByteReader): void;
}

/**
 * 64 bits of hash over a snapshot, 16 hexadecimal digits: equal for equal state. Two lanes of FNV-1a; cheap, the same on
 * every engine, and not for keeping secrets.
 */
export function hashBytes(bytes: Uint8Array): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x01000193) ^ (low >>> 13);
  }
  return hex(high) + hex(low);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
