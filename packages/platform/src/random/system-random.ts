import { randomBytes } from 'node:crypto';
import { invariant } from '@realmwright/kernel/errors';
import type { Random } from '@realmwright/kernel/ports/random';

/** The generator of the operating system. */
export const systemRandom: Random = {
  bytes(count) {
    invariant(Number.isInteger(count) && count >= 1 && count <= 65_536, 'random bytes come by 1 to 65,536', { count });
    return new Uint8Array(randomBytes(count));
  },
};
