import { randomFillSync } from 'node:crypto';
import { invariant } from '@realmwright/kernel/errors';
import type { Random } from '@realmwright/kernel/ports/random';

/** Bytes that are asked of the generator at a time; asking costs more than thousands of bytes do. */
const poolBytes = 4_096;
const pool = new Uint8Array(poolBytes);
let poolUsed = poolBytes;

/** The generator of the operating system. What it gave is given out once and wiped behind. */
export const systemRandom: Random = {
  bytes(count) {
    invariant(Number.isInteger(count) && count >= 1 && count <= 65_536, 'random bytes come by 1 to 65,536', { count });
    if (count > poolBytes) return randomFillSync(new Uint8Array(count));
    if (poolUsed + count > poolBytes) {
      randomFillSync(pool);
      poolUsed = 0;
    }
    const given = pool.slice(poolUsed, poolUsed + count);
    pool.fill(0, poolUsed, poolUsed + count);
    poolUsed += count;
    return given;
  },
};
