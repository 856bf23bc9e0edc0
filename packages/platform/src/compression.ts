import { deflateSync, inflateSync } from 'node:zlib';
import type { Compression } from '@realmwright/kernel/ports/compression';

/** zlib of this Node. Level 1: messages are small and sent once. */
export const nodeCompression: Compression = {
  inflate: (bytes, length) => {
    let inflated: Uint8Array;
    try {
      inflated = inflateSync(bytes, { maxOutputLength: Math.max(1, length) });
    } catch (error) {
      throw new RangeError('the zlib stream is damaged or too long', { cause: error });
    }
    if (inflated.length !== length) throw new RangeError(`${inflated.length} bytes instead of ${length}`);
    return inflated;
  },
  deflate: (bytes) => deflateSync(bytes, { level: 1 }),
};
