import { randomBytes } from 'node:crypto';
import type { Random } from '@realmwright/kernel/ports/random';

/** The machine's chance, for keys of test clients. */
export const machineRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
