import { deflateSync, inflateSync } from 'node:zlib';
import type { Compression } from '@realmwright/kernel/ports/compression';

/** zlib of Node, for packets with a deflated part. */
export const nodeCompression: Compression = {
  inflate(bytes, length) {
    const inflated = inflateSync(bytes, { maxOutputLength: Math.max(1, length) });
    if (inflated.length !== length) throw new RangeError(`inflates to ${inflated.length} bytes, not ${length}`);
    return inflated;
  },
  deflate: (bytes) => deflateSync(bytes),
};
